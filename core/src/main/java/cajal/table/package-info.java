/// Results as tables: named columns of numbers and texts, which are sorted, plotted, joined with
/// cells by their names, and written as CSV and JSON, in window and command line alike.
@NullMarked
package cajal.table;

import org.jspecify.annotations.NullMarked;
