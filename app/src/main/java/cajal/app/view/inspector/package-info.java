/// The inspector: a form for whatever is selected, made from its model file.
@NullMarked
package cajal.app.view.inspector;

import org.jspecify.annotations.NullMarked;
