package cajal.app.cli;

/// Arguments that make no sense: the message is one sentence for the person, the exit status 2.
final class BadArgument extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BadArgument(String sentence) {
    super(sentence);
  }
}
