package cajal.app.view.shell;

import cajal.app.session.PaletteEntry;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A line of the palette: something to place, something to open, or the heading of a group.
///
/// @param group heading under which it stands
/// @param title as the person reads it
/// @param description one sentence
/// @param mark its mark, as in the notation of the canvas
/// @param entry what a drag onto the canvas carries; `null` for what cannot be dragged
/// @param action places or opens it; `null` for a heading
record ShelfItem(
    String group,
    String title,
    String description,
    Mark mark,
    @Nullable PaletteEntry entry,
    @Nullable Runnable action) {

  /// The shapes of the notation, and icons for the rest.
  enum Mark {
    NONE,
    EXCITATORY,
    INHIBITORY,
    NEURON,
    STIMULATOR,
    RECORDER,
    WORM,
    SAMPLE
  }

  static ShelfItem heading(String group) {
    return new ShelfItem(group, group, "", Mark.NONE, null, null);
  }

  /// An entry of the catalogue.
  static ShelfItem of(PaletteEntry entry, Runnable action) {
    Mark mark =
        switch (entry.group()) {
          case NEURON ->
              entry.id().equals("neuron/excitatory")
                  ? Mark.EXCITATORY
                  : entry.inhibitory() ? Mark.INHIBITORY : Mark.NEURON;
          case STIMULATOR -> Mark.STIMULATOR;
          case RECORDER -> Mark.RECORDER;
        };
    return new ShelfItem(entry.heading(), entry.title(), entry.description(), mark, entry, action);
  }

  boolean isHeading() {
    return action == null;
  }

  /// Whether what was typed occurs in it; single letters are looked for in titles only.
  boolean fits(String typed) {
    String wanted = typed.strip().toLowerCase(Locale.ROOT);
    return title.toLowerCase(Locale.ROOT).contains(wanted)
        || group.toLowerCase(Locale.ROOT).startsWith(wanted)
        || (wanted.length() > 3 && description.toLowerCase(Locale.ROOT).contains(wanted));
  }
}
