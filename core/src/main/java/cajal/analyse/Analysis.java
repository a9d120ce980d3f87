package cajal.analyse;

/// A way to look at data: a pure function of input, parameters and seed.
///
/// A class of this kind with a constructor without arguments, in a package below this one, is all
/// that it takes: window, command line and documentation find it.
///
/// @param <P> its parameters, a record whose components carry {@link Parameter}
public interface Analysis<P extends Record> {

  /// What it is and what it takes.
  Card card();

  /// Parameters with which a person begins.
  P defaults();

  /// The result. The same input, parameters and seed give the same result on any number of threads.
  ///
  /// @param input of one of the kinds on the card; units and time are already selected
  /// @param work seed, threads, progress; asked often whether it is to stop
  /// @throws cajal.problem.ProblemException if the input or the parameters make no sense together
  Result run(Input input, P parameters, Work work);
}
