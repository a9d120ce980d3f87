/// The model language: text in, checked equations out. A neuron, synapse or stimulator is written
/// once, as equations with units; forms, help, and generated code all come from its file.
@NullMarked
package cajal.model;

import org.jspecify.annotations.NullMarked;
