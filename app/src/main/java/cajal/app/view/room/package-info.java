/// The rooms of the window, found by being here: the workspace flows in, what a room shows flows
/// out.
@NullMarked
package cajal.app.view.room;

import org.jspecify.annotations.NullMarked;
