/// Rows and columns of a matrix grouped together, such as neurons and states.
@NullMarked
package cajal.analyse.bicluster;

import org.jspecify.annotations.NullMarked;
