/// Files of others and of ours: whatever was recorded flows in as a file, a folder or a run and
/// comes out as a {@link cajal.activity.Activity}, and the other way round. A format is one
/// importer or exporter, found by being there.
@NullMarked
package cajal.exchange;

import org.jspecify.annotations.NullMarked;
