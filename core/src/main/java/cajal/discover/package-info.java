/// Finds what is there to be found: a new analysis, measure, importer or command is one new file.
@NullMarked
package cajal.discover;

import org.jspecify.annotations.NullMarked;
