/// From a connectome and some of its cells to a project that runs, with what was assumed about
/// their signs and strengths stated; and what an ablation changes in its run.
@NullMarked
package cajal.project.circuit;

import org.jspecify.annotations.NullMarked;
