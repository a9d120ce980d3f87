/// The project: network, models, layout, views and seed as one value, its readable text file, and
/// the journal that brings back every gesture after a crash.
@NullMarked
package cajal.project;

import org.jspecify.annotations.NullMarked;
