/// Files as a person wants them: whole or not at all.
@NullMarked
package cajal.file;

import org.jspecify.annotations.NullMarked;
