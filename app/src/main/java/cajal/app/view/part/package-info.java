/// What rooms and panes of the window share: icons, sources of figures, and what a room shows.
@NullMarked
package cajal.app.view.part;

import org.jspecify.annotations.NullMarked;
