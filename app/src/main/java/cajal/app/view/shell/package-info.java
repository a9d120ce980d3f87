/// The window that holds the panes, its theme, its notices and its menus.
@NullMarked
package cajal.app.view.shell;

import org.jspecify.annotations.NullMarked;
