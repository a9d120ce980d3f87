/// What long work says while it goes on, and how it learns that it is to stop. It never sees a
/// window: window and command line each give their own {@link cajal.work.Progress}.
@NullMarked
package cajal.work;

import org.jspecify.annotations.NullMarked;
