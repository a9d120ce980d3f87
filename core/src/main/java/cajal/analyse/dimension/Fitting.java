package cajal.analyse.dimension;

import cajal.analyse.Parameter;

/// Parameters of models that are fitted in passes.
record Fitting(
    @Parameter(
            title = "Components",
            help = "Number of components: factors or sources.",
            min = 1,
            max = 500)
        int components,
    @Parameter(title = "Iterations", help = "At most so many passes.", min = 1, max = 100_000)
        int iterations,
    @Parameter(
            title = "Bin",
            help = "Width of the bins in which spikes are counted.",
            unit = "ms",
            min = 0,
            aboveMin = true)
        double binMs) {}
