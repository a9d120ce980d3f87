/// The graph of a connectome: the shown circuit flows in, gestures on it flow out.
@NullMarked
package cajal.app.view.connectome.graph;

import org.jspecify.annotations.NullMarked;
