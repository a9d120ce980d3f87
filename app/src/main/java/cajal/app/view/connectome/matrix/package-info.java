/// The connectome that is shown as a matrix: its order and the shared selection flow in, pixels and
/// figures flow out.
@NullMarked
package cajal.app.view.connectome.matrix;

import org.jspecify.annotations.NullMarked;
