/// Connectomes as matrices whose rows and columns stand in an order with a meaning: a connectome
/// flows in, entries by row and named groups of rows flow out.
@NullMarked
package cajal.connectome.matrix;

import org.jspecify.annotations.NullMarked;
