package cajal.kernel;

/// Parameters of one stimulator.
///
/// @param parameter `[parameter][1]`, or `[parameter][element]` of a list parameter; coherent units
/// @param dtMs length of a step, ms
/// @param key random key of the projection, from which each target's stream descends
public record StimulatorColumns(double[][] parameter, double dtMs, long key) {}
