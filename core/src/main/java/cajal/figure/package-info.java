/// A figure as a value (panels, marks, scales) and one painter for the screen, SVG, PDF and PNG, so
/// that what is exported equals what is shown.
@NullMarked
package cajal.figure;

import org.jspecify.annotations.NullMarked;
