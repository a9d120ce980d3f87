/// Cells, connections and results of measures as tables: tables flow in, rows, colours, files and
/// plots flow out.
@NullMarked
package cajal.app.view.connectome.table;

import org.jspecify.annotations.NullMarked;
