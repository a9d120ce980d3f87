/// Fewer numbers for many units: components, factors, sources and maps of a table of observations.
@NullMarked
package cajal.analyse.dimension;

import org.jspecify.annotations.NullMarked;
