/// Analyses of the open project as they stand: steps and where their data come from flow in,
/// results with their marks of staleness flow out. Nothing here sees a window.
@NullMarked
package cajal.app.session.analysis;

import org.jspecify.annotations.NullMarked;
