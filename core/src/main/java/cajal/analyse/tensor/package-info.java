/// Tensor factorisation: a dense tensor of activity (units, times, trials or recordings) goes in,
/// components with a factor for each mode come out, with their error and how far they can be
/// trusted.
@NullMarked
package cajal.analyse.tensor;

import org.jspecify.annotations.NullMarked;
