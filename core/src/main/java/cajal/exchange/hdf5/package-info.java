/// Writes HDF5 files: a tree of groups and arrays flows in, bytes that every HDF5 library reads
/// flow out. `docs/decisions/0023-own-hdf5-writer.md` says why there is a writer of our own.
@NullMarked
package cajal.exchange.hdf5;

import org.jspecify.annotations.NullMarked;
