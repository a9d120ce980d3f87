/// What the user drew, as immutable values: populations, stimulators, recorders and the projections
/// between them. Nothing here computes; every edit makes a new value.
@NullMarked
package cajal.network;

import org.jspecify.annotations.NullMarked;
