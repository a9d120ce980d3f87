package cajal.app.view.analysis;

import cajal.app.command.Workspace;
import cajal.app.session.analysis.AnalysisSession;
import cajal.project.AnalysisStep;
import java.util.function.Consumer;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/// The data that an analysis may take: the run, recordings in use, results of other steps, or a
/// recording that is still to be opened.
final class SourceChoice extends ComboBox<String> {

  private static final String OPEN = "Open a recording…";

  private final Workspace workspace;
  private final Consumer<String> chosen;
  private String holding;

  /// @param without name of a step that is not offered, since it cannot take its own result
  SourceChoice(Workspace workspace, String holding, String without, Consumer<String> chosen) {
    this.workspace = workspace;
    this.holding = holding;
    this.chosen = chosen;
    setMaxWidth(Double.MAX_VALUE);
    setAccessibleText("Data");
    setConverter(
        new StringConverter<>() {
          @Override
          public String toString(String source) {
            return source == null ? "" : words(source);
          }

          @Override
          public String fromString(String text) {
            return text;
          }
        });
    fill(without);
    setValue(holding);
    setOnAction(event -> take());
  }

  /// A source as a person calls it: a file by its name.
  static String words(String source) {
    return source.equals(AnalysisStep.RUN)
        ? "The run"
        : source.substring(source.lastIndexOf('/') + 1);
  }

  private void fill(String without) {
    AnalysisSession analyses = workspace.analyses();
    offer(AnalysisStep.RUN);
    offer(analyses.dataProperty().get());
    analyses
        .steps()
        .forEach((name, step) -> {
          if (!name.equals(without)) {
            offer(name);
          }
          offer(step.source());
        });
    offer(holding);
    getItems().add(OPEN);
  }

  private void offer(String source) {
    if (!getItems().contains(source)) {
      getItems().add(source);
    }
  }

  private void take() {
    String wanted = getValue();
    if (OPEN.equals(wanted)) {
      setValue(holding);
      workspace.panels().askForFile(file -> give(file.toString()));
    } else if (wanted != null && !wanted.equals(holding)) {
      give(wanted);
    }
  }

  private void give(String source) {
    holding = source;
    if (!getItems().contains(source)) {
      getItems().add(getItems().size() - 1, source);
    }
    setValue(source);
    chosen.accept(source);
  }
}
