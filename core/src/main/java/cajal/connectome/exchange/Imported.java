package cajal.connectome.exchange;

import cajal.connectome.Connectome;
import cajal.problem.Problem;
import java.util.List;

/// A connectome that was read from a file, and all that was odd in it.
///
/// @param connectome what was read
/// @param format name of the format that it was read as
/// @param notes warnings with their rows: what was merged, left out, renamed or guessed
public record Imported(Connectome connectome, String format, List<Problem> notes) {

  public Imported {
    notes = List.copyOf(notes);
  }
}
