/// Recorded activity, ours or somebody's: spike trains, signals, events and epochs of named units
/// on one clock in seconds. Files are read into it, analyses read it, figures show it.
@NullMarked
package cajal.activity;

import org.jspecify.annotations.NullMarked;
