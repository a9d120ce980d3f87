/// Communities of weighted graphs: a graph goes in, partitions of its nodes come out, nested where
/// the evidence asks for it, with the description length that speaks for them.
@NullMarked
package cajal.analyse.community;

import org.jspecify.annotations.NullMarked;
