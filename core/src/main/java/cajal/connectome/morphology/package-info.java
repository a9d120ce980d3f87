/// Shapes of neurons: points with radii joined to trees; from the resources and from SWC files, for
/// drawing cells in the body and for their lengths.
@NullMarked
package cajal.connectome.morphology;

import org.jspecify.annotations.NullMarked;
