/// Partitions and matchings: labels of the same things or scores of pairs go in, agreements and
/// best assignments come out.
@NullMarked
package cajal.analyse.partition;

import org.jspecify.annotations.NullMarked;
