/// The cells of a connectome in their body, in three dimensions: shapes, colours and the shared
/// selection flow in, pixels and figures flow out.
@NullMarked
package cajal.app.view.connectome.body;

import org.jspecify.annotations.NullMarked;
