/// What a run leaves behind: append-only columns of spikes and traces on disk, readable while they
/// grow and again later. Views, analyses and figures read the same columns.
@NullMarked
package cajal.record;

import org.jspecify.annotations.NullMarked;
