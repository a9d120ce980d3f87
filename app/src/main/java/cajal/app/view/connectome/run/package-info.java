/// Running the circuit that is shown and playing recordings beside it: choices and files flow in,
/// networks, runs and what is painted on cells flow out.
@NullMarked
package cajal.app.view.connectome.run;

import org.jspecify.annotations.NullMarked;
