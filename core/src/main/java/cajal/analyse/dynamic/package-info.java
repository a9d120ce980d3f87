/// Dynamic functional connectomes: recordings of several animals go in, components come out, each
/// with its course in time, its strength in each recording and its communities of neurons.
@NullMarked
package cajal.analyse.dynamic;

import org.jspecify.annotations.NullMarked;
