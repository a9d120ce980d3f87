# What ./cajal and ./check share: where the project is, which JDK builds and runs it, and what the
# system must have. Sourced, never run; POSIX sh.

root=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
needed_jdk=25

say() { printf '%s\n' "cajal: $*" >&2; }
fail() { say "$*"; exit 2; }

# The feature version of a JDK, from its release file; empty when it is none or has no compiler.
jdk_version() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# Sets JAVA_HOME and PATH to the first JDK that is new enough, or says what to do.
find_jdk() {
  on_path=$(command -v javac 2>/dev/null || true)
  [ -z "$on_path" ] || on_path=$(dirname "$(dirname "$(readlink -f "$on_path" 2>/dev/null || echo "$on_path")")")
  for candidate in "${CAJAL_JDK:-}" "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* \
    "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/jdk*; do
    [ -n "$candidate" ] || continue
    version=$(jdk_version "$candidate")
    if [ "${version:-0}" -ge "$needed_jdk" ]; then
      JAVA_HOME=$candidate
      PATH=$candidate/bin:$PATH
      export JAVA_HOME PATH
      return 0
    fi
  done
  found=$(java -version 2>&1 | head -n 1) || found="no java at all"
  fail "needs a JDK $needed_jdk or newer and found only: $found. Install one (for instance Temurin from https://adoptium.net) or point CAJAL_JDK at it."
}

find_maven() {
  command -v mvn >/dev/null 2>&1 && return 0
  install_packages maven && command -v mvn >/dev/null 2>&1 && return 0
  fail "needs Maven 3.8.7 or newer to build. Install it, on Debian with: apt-get install maven"
}

# maven ARGS...: builds from the project's root, whatever the caller's directory.
maven() {
  MAVEN_OPTS="${MAVEN_OPTS:-} --sun-misc-unsafe-memory-access=allow" mvn -B -ntp -f "$root/pom.xml" "$@"
}

is_debian() { [ -r /etc/debian_version ] && command -v apt-get >/dev/null 2>&1; }

# install_packages NAME...: installs Debian packages where that is allowed, else prints the line to run.
install_packages() {
  if ! is_debian; then
    say "this system lacks: $*. Install the equivalents with its package manager."
    return 1
  fi
  if [ "${no_install:-}" = yes ] || [ "$(id -u)" -ne 0 ]; then
    say "this system lacks packages; to install them run: sudo apt-get update && sudo apt-get install -y $*"
    return 1
  fi
  say "installing Debian packages: $*"
  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@"; } >&2
}

has_library() { ldconfig -p 2>/dev/null | grep -q "$1" || /sbin/ldconfig -p 2>/dev/null | grep -q "$1"; }

# Debian 13 renamed the GTK package when time_t grew.
gtk_package() {
  if apt-cache show libgtk-3-0t64 2>/dev/null | grep -q '^Package:'; then echo libgtk-3-0t64; else echo libgtk-3-0; fi
}

# What JavaFX needs on Linux to open a window; elsewhere the system has it.
need_window_libraries() {
  [ "$(uname -s)" = Linux ] || return 0
  has_library libgtk-3.so.0 && has_library libXtst.so.6 && has_library libXxf86vm.so.1 && has_library libGL.so.1 && return 0
  install_packages "$(gtk_package)" libgl1 libxtst6 libxxf86vm1
}

# What JavaFX needs on Linux to draw text, with a window or without.
need_text_libraries() {
  [ "$(uname -s)" = Linux ] || return 0
  has_library libfreetype.so.6 && has_library libpangoft2-1.0.so.0 && fc-list 2>/dev/null | grep -q . && return 0
  install_packages libfreetype6 libpangoft2-1.0-0 fontconfig fonts-dejavu-core
}
