package cajal.app.command;

/// One thing that a command offers to do, under a title of its own.
///
/// @param title such as `Set seed to 5`
/// @param hint one sentence, or empty
/// @param action does it; on the JavaFX thread
public record Choice(String title, String hint, Runnable action) {}
