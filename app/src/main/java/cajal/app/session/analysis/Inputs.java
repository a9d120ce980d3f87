package cajal.app.session.analysis;

import cajal.analyse.Input;
import cajal.exchange.ReadOptions;
import cajal.exchange.Recordings;
import cajal.work.Progress;
import java.nio.file.Path;

/// Files as inputs of an analysis.
final class Inputs {

  private Inputs() {}

  static Input read(Path file, Progress progress) {
    return new Input.Recorded(Recordings.read(file, ReadOptions.NONE, progress).activity());
  }
}
