/// What the connectome room works on: datasets and gestures flow in, the view that is shown, the
/// selected cells and what is painted on them flow out as properties.
@NullMarked
package cajal.app.session.connectome;

import org.jspecify.annotations.NullMarked;
