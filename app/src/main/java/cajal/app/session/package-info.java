/// Project, selection, history and runs as observable properties; knows no scene graph. Everything
/// here belongs to the JavaFX thread; long work goes to workers and comes back as a value.
@NullMarked
package cajal.app.session;

import org.jspecify.annotations.NullMarked;
