/// Groups of units that fire together, at once or one after the other, more often than chance.
@NullMarked
package cajal.analyse.assembly;

import org.jspecify.annotations.NullMarked;
