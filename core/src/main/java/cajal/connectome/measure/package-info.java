/// Measures of connectomes: a connectome goes in as arrays, a table comes out for each question,
/// beside what chance would give where a null model is meant.
@NullMarked
package cajal.connectome.measure;

import org.jspecify.annotations.NullMarked;
