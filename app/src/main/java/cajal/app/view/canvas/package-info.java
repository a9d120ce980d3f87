/// The canvas: nodes and projections as shapes that a person places, wires and moves.
@NullMarked
package cajal.app.view.canvas;

import org.jspecify.annotations.NullMarked;
