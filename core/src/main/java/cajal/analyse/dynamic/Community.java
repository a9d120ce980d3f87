package cajal.analyse.dynamic;

/// Neurons that move together in one component.
///
/// @param members indices, ascending
/// @param affinity mean over its pairs of the component's affinity
/// @param pValue how often independent shifts of all traces gave any community of the component at
///   least this affinity; NaN where none were made
public record Community(int[] members, double affinity, double pValue) {}
