/// What is wrong with a person's input, where, and how to mend it. Every layer reports in these
/// terms; the window shows them as notices and the command line as lines.
@NullMarked
package cajal.problem;

import org.jspecify.annotations.NullMarked;
