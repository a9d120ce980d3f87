/// One file per command. Menu, shortcut, command palette and help are made from the commands found
/// in this package.
@NullMarked
package cajal.app.command;

import org.jspecify.annotations.NullMarked;
