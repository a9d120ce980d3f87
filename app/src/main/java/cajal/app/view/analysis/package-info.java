/// The analysis room: gallery, steps, the form of a step, and what it found as figures and tables.
@NullMarked
package cajal.app.view.analysis;

import org.jspecify.annotations.NullMarked;
