package cajal.tornado;

/// Where the tasks of a step run, in the worker.
interface Device {

  /// Compiles the kernels, as far as that is necessary, and takes over the arrays as they are.
  void upload();

  /// Takes one step.
  void step();

  /// Brings arrays up to date.
  ///
  /// @param names of the arrays
  void download(String... names);
}
