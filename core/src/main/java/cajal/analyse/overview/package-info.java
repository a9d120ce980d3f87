/// A recording as it is: a first look before anything is computed.
@NullMarked
package cajal.analyse.overview;

import org.jspecify.annotations.NullMarked;
