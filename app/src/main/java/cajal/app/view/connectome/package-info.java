/// The connectome room: the connectome session flows in, its views (found below this package by
/// being there) and gestures flow out.
@NullMarked
package cajal.app.view.connectome;

import org.jspecify.annotations.NullMarked;
