package cajal.app.session.connectome;

import cajal.connectome.Connectome;
import cajal.connectome.circuit.Circuit;
import cajal.connectome.circuit.CircuitComparison;
import cajal.connectome.circuit.CircuitFates;
import cajal.connectome.circuit.CircuitView;
import cajal.connectome.circuit.CircuitView.Arrangement;
import cajal.connectome.circuit.CircuitView.LayoutKind;
import cajal.connectome.circuit.CircuitView.Place;
import cajal.connectome.circuit.CircuitWiring;
import cajal.connectome.circuit.Layouts;
import cajal.connectome.compare.Development;
import cajal.problem.ProblemException;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The circuit that the view of the session shows, with a place for every node: cut anew whenever
/// the view changes, leaving what stands where it stands.
public final class ShownCircuit {

  /// Connections above which a layout that takes long is left to a worker.
  private static final int QUICK = 400;

  private final ConnectomeSession session;
  private final Executor window;
  private final ExecutorService worker =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("cajal-layout").factory());
  private final AtomicInteger newest = new AtomicInteger();
  private final ReadOnlyObjectWrapper<Shown> shown = new ReadOnlyObjectWrapper<>(Shown.NOTHING);
  private @Nullable CircuitWiring wiring;
  private List<CircuitWiring> compared = List.of();
  private @Nullable CircuitFates fates;
  private boolean keeping;

  /// A circuit with the places of its nodes.
  ///
  /// @param wiring from which it was cut; `null` where no connectome is open
  /// @param comparison with other connectomes; `null` where it stands alone
  /// @param fates what becomes of connections with age; `null` where that is not asked or not known
  public record Shown(
      @Nullable CircuitWiring wiring,
      Circuit circuit,
      Map<String, Place> places,
      @Nullable CircuitComparison comparison,
      @Nullable CircuitFates fates) {

    static final Shown NOTHING = new Shown(null, Circuit.EMPTY, Map.of(), null, null);
  }

  /// @param window runs something on the window's thread, later
  public ShownCircuit(ConnectomeSession session, Executor window) {
    this.session = session;
    this.window = window;
    session
        .shownProperty()
        .subscribe(connectome -> {
          wiring = connectome == null ? null : session.wiring(connectome);
          follow(session.view());
        });
    session.viewProperty().subscribe(this::follow);
    session
        .comparedProperty()
        .subscribe(others -> {
          compared = others.stream().map(CircuitWiring::of).toList();
          fates = fates();
          follow(session.view());
        });
    session
        .comparingProperty()
        .subscribe(mode -> {
          fates = fates();
          follow(session.view());
        });
  }

  public ReadOnlyObjectProperty<Shown> property() {
    return shown.getReadOnlyProperty();
  }

  public Shown get() {
    return shown.get();
  }

  private void follow(CircuitView view) {
    if (keeping) {
      return;
    }
    CircuitWiring from = wiring;
    Connectome connectome = session.shownProperty().get();
    if (from == null || connectome == null || !view.dataset().equals(connectome.name())) {
      shown.set(Shown.NOTHING);
      return;
    }
    CircuitComparison comparison = comparison(from, view);
    Circuit circuit =
        comparison == null
            ? from.circuit(view)
            : session.comparingProperty().get() == Comparing.DIFFERENCE
                ? comparison.difference()
                : comparison.union();
    Arrangement how = view.arrangement();
    boolean first = circuit.nodes().stream().noneMatch(n -> how.places().containsKey(n.id()));
    if (!first) {
      Map<String, Place> places = Layouts.extended(circuit, how);
      shown.set(new Shown(from, circuit, places, comparison, fates));
      keep(how.withPlaces(places));
      return;
    }
    Arrangement possible = new Arrangement(possible(how.kind(), circuit), Map.of(), how.turn());
    boolean slow = possible.kind() == LayoutKind.FORCE && circuit.edges().size() > QUICK;
    Arrangement atOnce = slow ? new Arrangement(LayoutKind.CIRCLE, Map.of(), how.turn()) : possible;
    Map<String, Place> places = Layouts.all(circuit, atOnce, Progress.NONE);
    shown.set(new Shown(from, circuit, places, comparison, fates));
    keep(possible.withPlaces(places));
    if (slow) {
      settle(circuit, possible, "");
    }
  }

  private @Nullable CircuitFates fates() {
    Connectome connectome = session.shownProperty().get();
    if (connectome == null
        || compared.isEmpty()
        || session.comparingProperty().get() != Comparing.FATE) {
      return null;
    }
    List<Connectome> all = new ArrayList<>(session.comparedProperty().get());
    all.add(connectome);
    try {
      return new CircuitFates(Development.of(all, false));
    } catch (ProblemException e) {
      session.report(e);
      return null;
    }
  }

  // In the order of age where it is known, so that what follows age can be seen.
  private @Nullable CircuitComparison comparison(CircuitWiring first, CircuitView view) {
    if (compared.isEmpty() || session.comparingProperty().get() == Comparing.NOTHING) {
      return null;
    }
    List<CircuitWiring> all = new ArrayList<>(compared);
    all.addFirst(first);
    if (session.comparingProperty().get() != Comparing.DIFFERENCE) {
      all.sort(
          Comparator.comparingDouble((CircuitWiring wiring) ->
                  wiring.connectome().about().specimen().ageHours().orElse(Double.MAX_VALUE))
              .thenComparing(wiring -> wiring.connectome().name()));
    }
    return CircuitComparison.of(all, view);
  }

  // A body without places of its cells is shown by its connections.
  private static LayoutKind possible(LayoutKind wanted, Circuit circuit) {
    boolean known =
        circuit.nodes().stream()
            .anyMatch(node -> node.cells().stream().anyMatch(c -> c.position().isPresent()));
    return wanted == LayoutKind.ANATOMICAL && !known ? LayoutKind.FORCE : wanted;
  }

  // Where things came to stand is no gesture of its own.
  private void keep(Arrangement how) {
    keeping = true;
    try {
      session.amend(view -> view.withArrangement(how));
    } finally {
      keeping = false;
    }
  }

  /// Arranges everything anew.
  public void arrange(LayoutKind kind) {
    Circuit circuit = get().circuit();
    Arrangement how = new Arrangement(kind, Map.of(), session.view().arrangement().turn());
    if (kind == LayoutKind.FORCE && circuit.edges().size() > QUICK) {
      settle(circuit, how, "Layout " + kind.title());
    } else {
      newest.incrementAndGet();
      Map<String, Place> places = Layouts.all(circuit, how, Progress.NONE);
      session.edit("Layout " + kind.title(), view -> view.withArrangement(how.withPlaces(places)));
    }
  }

  // Of several layouts that were asked for, the last; one whose circuit is gone is given up.
  private void settle(Circuit circuit, Arrangement how, String gesture) {
    int request = newest.incrementAndGet();
    Progress progress =
        new Progress() {
          @Override
          public void at(double fraction, String what) {}

          @Override
          public boolean isCancelled() {
            return request != newest.get();
          }
        };
    worker.execute(() -> {
      try {
        Map<String, Place> places = Layouts.all(circuit, how, progress);
        window.execute(() -> arrive(request, how.withPlaces(places), gesture));
      } catch (CancellationException e) {
        // Another layout is meant by now.
        return;
      }
    });
  }

  private void arrive(int request, Arrangement how, String gesture) {
    Set<String> now =
        get().circuit().nodes().stream().map(Circuit.Node::id).collect(Collectors.toSet());
    if (request != newest.get() || !how.places().keySet().containsAll(now)) {
      return;
    }
    if (gesture.isEmpty()) {
      session.amend(view -> view.withArrangement(how));
    } else {
      session.edit(gesture, view -> view.withArrangement(how));
    }
  }
}
