/// Random numbers in sequence for analyses that draw many: a seed and a name go in, numbers of the
/// common distributions come out, the same on every machine.
@NullMarked
package cajal.analyse.random;

import org.jspecify.annotations.NullMarked;
