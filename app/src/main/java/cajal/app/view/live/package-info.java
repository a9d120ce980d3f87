/// The live views and the run bar: raster, rates, traces and heat map of a run under way, one clock
/// for all.
@NullMarked
package cajal.app.view.live;

import org.jspecify.annotations.NullMarked;
