package cajal.app.session;

import cajal.problem.ProblemException;
import cajal.simulate.Backend;
import cajal.simulate.BackendDevice;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What runs the networks of a window: the processor, or a device that the person has chosen.
public final class RunBackend {

  /// Something that runs networks.
  ///
  /// @param backend see {@link Backend#named}
  /// @param title what a person calls it
  public record Choice(String backend, String title) {

    @Override
    public String toString() {
      return title;
    }
  }

  /// The processor of this computer.
  public static final Choice PROCESSOR = new Choice("cpu", "CPU");

  private static final String JAVA = "java";

  private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(PROCESSOR);
  private final ObservableList<Choice> choices = FXCollections.observableArrayList(PROCESSOR);
  private final BooleanProperty fast = new SimpleBooleanProperty();
  private final ReadOnlyBooleanWrapper refused = new ReadOnlyBooleanWrapper();
  private volatile String chosen = PROCESSOR.backend();
  private boolean looked;

  public RunBackend() {
    choice.subscribe(this::choose);
    fast.subscribe(this::choose);
  }

  private void choose() {
    String name = choice.get().backend();
    chosen = fast.get() && !isProcessor() ? Backend.fast(name) : name;
    refused.set(false);
  }

  /// Whether a device may compute faster and not bit for bit as the processor does.
  public BooleanProperty fastProperty() {
    return fast;
  }

  public ObjectProperty<Choice> choiceProperty() {
    return choice;
  }

  /// All that can be chosen, as far as it has been found.
  public ObservableList<Choice> choices() {
    return choices;
  }

  /// Name of what is chosen; may be asked for from any thread.
  public String chosen() {
    return chosen;
  }

  public boolean isProcessor() {
    return choice.get().equals(PROCESSOR);
  }

  /// Whether the device that is chosen would not run the network.
  public ReadOnlyBooleanProperty refusedProperty() {
    return refused.getReadOnlyProperty();
  }

  /// Notes how a start went.
  void started(boolean done) {
    refused.set(!done && !isProcessor());
  }

  /// Looks for devices in the background, once: drivers take their time.
  ///
  /// @param session is told where that fails
  public void look(Session session) {
    if (looked) {
      return;
    }
    looked = true;
    var _ =
        CompletableFuture.supplyAsync(RunBackend::found)
            .whenComplete((found, failure) ->
                Platform.runLater(() -> {
                  if (found != null) {
                    found.stream().filter(c -> !choices.contains(c)).forEach(choices::add);
                  } else if (failure.getCause() instanceof ProblemException e) {
                    e.problems().forEach(session::report);
                  }
                }));
  }

  private static List<Choice> found() {
    List<Choice> found = new ArrayList<>();
    for (Backend backend : Backend.all()) {
      for (BackendDevice device : backend.devices()) {
        String title =
            device.id().equals(JAVA)
                ? "Kernels as Java"
                : device.name() + " (" + device.through() + ")";
        found.add(new Choice(backend.name() + ":" + device.id(), title));
      }
    }
    return found;
  }
}
