/// Data that keep something of the real ones and lose what a test asks about, and p-values by them.
@NullMarked
package cajal.analyse.surrogate;

import org.jspecify.annotations.NullMarked;
