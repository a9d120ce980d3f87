/// Connectomes from files and to files: tables, GraphML, GEXF, JSON, NemaNode and SONATA come in as
/// connectomes with a report of all that was odd; connectomes go out whole or not at all. One file
/// for each format, found by being there.
@NullMarked
package cajal.connectome.exchange;

import org.jspecify.annotations.NullMarked;
