package cajal.app.session.connectome;

import cajal.connectome.Connectome.Cell;
import cajal.connectome.circuit.Circuit;
import cajal.connectome.circuit.CircuitView;
import cajal.connectome.circuit.CircuitView.Joins;
import cajal.connectome.circuit.CircuitView.LayoutKind;
import cajal.connectome.circuit.CircuitView.Members;
import cajal.connectome.circuit.CircuitView.Turn;
import cajal.connectome.circuit.CircuitWiring;
import cajal.connectome.circuit.Layouts;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a person does with a circuit: each gesture is one step of the history.
public final class CircuitGestures {

  private static final int NAMED = 3;

  private final ConnectomeSession session;

  public CircuitGestures(ConnectomeSession session) {
    this.session = session;
  }

  /// Shows these cells or classes beside what was asked for before.
  public void add(Collection<String> names) {
    edit(
        "Show " + some(names),
        members -> {
          Set<String> input = new LinkedHashSet<>(members.input());
          boolean first = input.isEmpty();
          input.addAll(names);
          Set<String> hidden = new LinkedHashSet<>(members.hidden());
          hidden.removeAll(names);
          Joins joins = first ? Joins.JOINED.withGroups(members.joins().groups()) : members.joins();
          return new Members(input, members.partners() && !first, hidden, joins);
        });
  }

  /// Shows nothing but these.
  public void only(Collection<String> names) {
    edit(
        "Show only " + some(names),
        members -> members.withInput(names).withPartners(false).withHidden(Set.of()));
  }

  /// Shows the whole connectome.
  public void all() {
    session.edit(
        "Show all",
        view ->
            view.withMembers(
                new Members(
                    Set.of(),
                    true,
                    Set.of(),
                    Joins.SPLIT.withGroups(view.members().joins().groups()))));
  }

  /// Takes names out of what was asked for.
  public void remove(Collection<String> names) {
    edit(
        "Remove " + some(names),
        members -> {
          Set<String> input = new LinkedHashSet<>(members.input());
          input.removeAll(names);
          return members.withInput(input);
        });
  }

  /// Adds the partners of nodes above the thresholds.
  public void expand(CircuitWiring wiring, Collection<String> ids) {
    if (session.view().members().input().isEmpty()) {
      return;
    }
    List<String> partners = wiring.partners(session.view(), ids);
    edit(
        "Expand " + some(ids),
        members -> {
          Set<String> input = new LinkedHashSet<>(members.input());
          input.addAll(members.partners() ? ids : partners);
          Set<String> hidden = new LinkedHashSet<>(members.hidden());
          hidden.removeAll(partners);
          return members.withInput(input).withHidden(hidden);
        });
  }

  /// Puts nodes away; those that were asked for are no longer asked for.
  public void hide(Collection<String> ids) {
    edit(
        "Hide " + some(ids),
        members -> {
          Set<String> input = new LinkedHashSet<>(members.input());
          input.removeAll(ids);
          Set<String> hidden = new LinkedHashSet<>(members.hidden());
          hidden.addAll(ids);
          // An empty input would mean everything.
          return input.isEmpty() && !members.input().isEmpty()
              ? members.withHidden(hidden)
              : members.withInput(input).withHidden(hidden);
        });
  }

  /// Brings back what was put away.
  public void showHidden() {
    edit("Show hidden", members -> members.withHidden(Set.of()));
  }

  /// Shows the partners of what was asked for, or no longer.
  public void partners(boolean shown) {
    edit(shown ? "Show partners" : "Hide partners", members -> members.withPartners(shown));
  }

  /// Shows the members of classes one by one.
  public void split(Circuit circuit, Collection<String> ids) {
    joins("Split ", circuit, ids, false);
  }

  /// Shows the members of the classes of nodes as one.
  public void join(Circuit circuit, Collection<String> ids) {
    joins("Join ", circuit, ids, true);
  }

  private void joins(String verb, Circuit circuit, Collection<String> ids, boolean joined) {
    Set<String> classes = new LinkedHashSet<>();
    Set<String> groups = new LinkedHashSet<>();
    for (String id : ids) {
      int number = circuit.number(id);
      if (number >= 0) {
        Circuit.Node node = circuit.nodes().get(number);
        if (node.form() == Circuit.Form.GROUP) {
          groups.add(id);
        } else {
          node.cells().stream()
              .map(Cell::cellClass)
              .filter(c -> !c.isEmpty())
              .forEach(classes::add);
        }
      }
    }
    if (!joined && !groups.isEmpty()) {
      ungroup(groups);
    }
    if (!classes.isEmpty()) {
      edit(
          verb + some(classes),
          members -> {
            Joins joins = members.joins();
            for (String cellClass : classes) {
              joins = joins.with(cellClass, joined);
            }
            return members.withJoins(joins);
          });
    }
  }

  /// Joins or splits all classes.
  public void joinAll(boolean joined) {
    edit(
        joined ? "Join classes" : "Split classes",
        members ->
            members.withJoins(
                (joined ? Joins.JOINED : Joins.SPLIT).withGroups(members.joins().groups())));
  }

  /// Shows nodes as one under a name.
  public void group(Circuit circuit, Collection<String> ids, String name) {
    Set<String> cells = new LinkedHashSet<>();
    for (String id : ids) {
      int number = circuit.number(id);
      if (number >= 0) {
        cells.addAll(circuit.nodes().get(number).cellNames());
      }
    }
    if (name.isBlank() || cells.isEmpty()) {
      return;
    }
    edit(
        "Group " + name,
        members -> {
          Map<String, Set<String>> groups = new LinkedHashMap<>(members.joins().groups());
          ids.forEach(groups::remove);
          groups.values().removeIf(cells::containsAll);
          groups.put(name.strip(), cells);
          Set<String> input = new LinkedHashSet<>(members.input());
          if (!input.isEmpty()) {
            input.add(name.strip());
          }
          return members.withInput(input).withJoins(members.joins().withGroups(groups));
        });
  }

  /// Gives a group another name.
  public void rename(String group, String name) {
    Set<String> cells = session.view().members().joins().groups().get(group);
    if (cells == null || name.isBlank() || name.equals(group)) {
      return;
    }
    session.edit(
        "Rename " + group,
        view -> {
          Map<String, Set<String>> groups = new LinkedHashMap<>();
          view.members()
              .joins()
              .groups()
              .forEach((key, value) -> groups.put(key.equals(group) ? name.strip() : key, value));
          Set<String> input = new LinkedHashSet<>();
          view.members().input().forEach(one -> input.add(one.equals(group) ? name.strip() : one));
          Map<String, CircuitView.Place> places = new LinkedHashMap<>(view.arrangement().places());
          CircuitView.Place place = places.remove(group);
          if (place != null) {
            places.put(name.strip(), place);
          }
          return view.withMembers(
                  view.members()
                      .withInput(input)
                      .withJoins(view.members().joins().withGroups(groups)))
              .withArrangement(view.arrangement().withPlaces(places));
        });
  }

  private void ungroup(Collection<String> names) {
    edit(
        "Ungroup " + some(names),
        members -> {
          Map<String, Set<String>> groups = new LinkedHashMap<>(members.joins().groups());
          Set<String> input = new LinkedHashSet<>(members.input());
          for (String name : names) {
            Set<String> cells = groups.remove(name);
            if (cells != null && input.remove(name)) {
              input.addAll(cells);
            }
          }
          return members.withInput(input).withJoins(members.joins().withGroups(groups));
        });
  }

  /// Leaves weak chemical connections out; goes on with the same step while a slider moves.
  public void thresholdChemical(double least) {
    session.editOrGoOn(
        "Chemical threshold", view -> view.withFilter(view.filter().withChemical(least)));
  }

  /// Leaves weak gap junctions out; goes on with the same step while a slider moves.
  public void thresholdElectrical(double least) {
    session.editOrGoOn(
        "Gap junction threshold", view -> view.withFilter(view.filter().withElectrical(least)));
  }

  /// Switches an entry of the legend.
  public void toggle(String entry) {
    String name = entry.substring(entry.indexOf(':') + 1);
    boolean off = session.view().filter().off().contains(entry);
    session.edit(
        (off ? "Show " : "Leave out ") + name,
        view -> view.withFilter(view.filter().toggled(entry)));
  }

  /// Turns the body in the anatomical layout.
  public void turn(Circuit circuit, Turn turn) {
    CircuitView.Arrangement next =
        new CircuitView.Arrangement(LayoutKind.ANATOMICAL, Map.of(), turn);
    session.editOrGoOn(
        "Turn the body",
        view -> view.withArrangement(next.withPlaces(Layouts.all(circuit, next, Progress.NONE))));
  }

  /// Moves nodes; goes on with the same step while the hand drags.
  public void move(Map<String, CircuitView.Place> places) {
    session.editOrGoOn(
        "Move " + some(places.keySet()),
        view -> {
          Map<String, CircuitView.Place> all = new LinkedHashMap<>(view.arrangement().places());
          all.putAll(places);
          return view.withArrangement(view.arrangement().withPlaces(all));
        });
  }

  private void edit(String gesture, java.util.function.UnaryOperator<Members> change) {
    session.edit(gesture, view -> view.withMembers(change.apply(view.members())));
  }

  private static String some(Collection<String> names) {
    List<String> first = new ArrayList<>(names).subList(0, Math.min(NAMED, names.size()));
    return String.join(", ", first)
        + (names.size() > NAMED ? " and " + (names.size() - NAMED) + " more" : "");
  }
}
