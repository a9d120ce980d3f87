/// Where everything is wired together: the launcher decides between the window and the command
/// line.
@NullMarked
package cajal.app;

import org.jspecify.annotations.NullMarked;
