/// Analyses: a recording, matrix or tensor and parameters in; tables, figures and notes out. An
/// analysis is one file that is found by being there; its form, help page and command line follow
/// from its card and its record of parameters.
@NullMarked
package cajal.analyse;

import org.jspecify.annotations.NullMarked;
