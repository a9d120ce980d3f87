/// Who connects to whom in a real nervous system: cells with kinds, transmitters and positions, and
/// their chemical and electrical connections.
@NullMarked
package cajal.connectome;

import org.jspecify.annotations.NullMarked;
