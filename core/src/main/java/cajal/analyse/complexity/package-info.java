/// How much order there is in activity: what a description of it needs.
@NullMarked
package cajal.analyse.complexity;

import org.jspecify.annotations.NullMarked;
