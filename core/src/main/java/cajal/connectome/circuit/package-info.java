/// What a person looks at in a connectome: a connectome and a view of it flow in, cells, classes
/// and groups with the connections between them and their places flow out.
@NullMarked
package cajal.connectome.circuit;

import org.jspecify.annotations.NullMarked;
