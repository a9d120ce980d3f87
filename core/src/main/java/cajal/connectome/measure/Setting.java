package cajal.connectome.measure;

/// A number that a measure can be told, beyond the {@link Options} that all share.
///
/// @param name stable, lower case with underscores, such as `resolution`
/// @param value what holds where nothing is said
/// @param least smallest that makes sense
/// @param most largest that makes sense
/// @param description one sentence; the help of its field
public record Setting(String name, double value, double least, double most, String description) {}
