/// The command line: every job that the window does, without a window.
@NullMarked
package cajal.app.cli;

import org.jspecify.annotations.NullMarked;
