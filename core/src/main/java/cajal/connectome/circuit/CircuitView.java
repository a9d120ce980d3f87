package cajal.connectome.circuit;

import cajal.connectome.ConnectionKind;
import cajal.connectome.Connectome.Cell;
import cajal.connectome.Connectome.Kind;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Which part of a connectome is shown, how its cells are taken together, and where they stand.
///
/// @param dataset name of the connectome
public record CircuitView(String dataset, Members members, Filter filter, Arrangement arrangement) {

  /// Who is shown.
  ///
  /// @param input names of cells, classes and groups that were asked for; empty for all
  /// @param partners whether the partners of the input are shown as well
  /// @param hidden names that were put away
  public record Members(Set<String> input, boolean partners, Set<String> hidden, Joins joins) {

    static final Members ALL = new Members(Set.of(), true, Set.of(), Joins.SPLIT);

    public Members {
      input = kept(input);
      hidden = kept(hidden);
    }

    public Members withInput(Collection<String> names) {
      return new Members(new LinkedHashSet<>(names), partners, hidden, joins);
    }

    public Members withPartners(boolean shown) {
      return new Members(input, shown, hidden, joins);
    }

    public Members withHidden(Collection<String> names) {
      return new Members(input, partners, new LinkedHashSet<>(names), joins);
    }

    public Members withJoins(Joins other) {
      return new Members(input, partners, hidden, other);
    }
  }

  /// Which cells are shown as one.
  ///
  /// @param classes whether the members of a class are one
  /// @param exceptions classes for which the opposite holds
  /// @param groups cells by the name of their group
  public record Joins(boolean classes, Set<String> exceptions, Map<String, Set<String>> groups) {

    public static final Joins SPLIT = new Joins(false, Set.of(), Map.of());
    public static final Joins JOINED = new Joins(true, Set.of(), Map.of());

    public Joins {
      exceptions = kept(exceptions);
      Map<String, Set<String>> copy = new LinkedHashMap<>();
      groups.forEach((name, cells) -> copy.put(name, kept(cells)));
      groups = Collections.unmodifiableMap(copy);
    }

    /// Whether the members of a class are shown as one.
    public boolean joined(String cellClass) {
      return classes != exceptions.contains(cellClass);
    }

    /// With one class joined or split.
    public Joins with(String cellClass, boolean joined) {
      Set<String> others = new LinkedHashSet<>(exceptions);
      if (joined == classes) {
        others.remove(cellClass);
      } else {
        others.add(cellClass);
      }
      return new Joins(classes, others, groups);
    }

    public Joins withGroups(Map<String, Set<String>> others) {
      return new Joins(classes, exceptions, others);
    }
  }

  /// What is left out.
  ///
  /// @param minChemical least weight of a chemical connection
  /// @param minElectrical least weight of a gap junction
  /// @param off what is switched off in the legend, such as `type:motor`, `transmitter:GABA`,
  ///   `transmitter:unknown`, `cell:muscle`, `connection:electrical`
  public record Filter(double minChemical, double minElectrical, Set<String> off) {

    public static final Filter NONE = new Filter(1, 1, Set.of());

    public Filter {
      off = kept(off);
    }

    public Filter withChemical(double least) {
      return new Filter(least, minElectrical, off);
    }

    public Filter withElectrical(double least) {
      return new Filter(minChemical, least, off);
    }

    /// With an entry of the legend switched on or off.
    public Filter toggled(String entry) {
      Set<String> others = new LinkedHashSet<>(off);
      if (!others.remove(entry)) {
        others.add(entry);
      }
      return new Filter(minChemical, minElectrical, others);
    }

    /// Least weight of a connection of a kind.
    public double least(ConnectionKind kind) {
      return kind == ConnectionKind.ELECTRICAL ? minElectrical : minChemical;
    }

    /// Whether connections of a kind are shown.
    public boolean shows(ConnectionKind kind) {
      return !off.contains("connection:" + kind.word());
    }

    /// Whether a cell is shown, by its kind, type and transmitters.
    public boolean shows(Cell cell) {
      if (off.isEmpty()) {
        return true;
      }
      if (cell.kind() != Kind.NEURON) {
        return !off.contains("cell:" + cell.kind().name().toLowerCase(Locale.ROOT));
      }
      boolean released =
          cell.transmitters().isEmpty()
              ? !off.contains("transmitter:unknown")
              : cell.transmitters().stream().anyMatch(name -> !off.contains("transmitter:" + name));
      return released && !off.contains("type:" + CircuitView.type(cell));
    }
  }

  /// Where things stand.
  ///
  /// @param places by name of a cell, class or group, in units of the drawing with y downwards
  /// @param turn how the body is turned in the anatomical layout
  public record Arrangement(LayoutKind kind, Map<String, Place> places, Turn turn) {

    public Arrangement {
      places = Collections.unmodifiableMap(new LinkedHashMap<>(places));
    }

    public Arrangement withPlaces(Map<String, Place> others) {
      return new Arrangement(kind, others, turn);
    }
  }

  /// How places are chosen.
  public enum LayoutKind {
    ANATOMICAL("Anatomical"),
    LAYERED("Layered"),
    FORCE("Force"),
    CIRCLE("Circle");

    private final String title;

    LayoutKind(String title) {
      this.title = title;
    }

    /// As a person reads it.
    public String title() {
      return title;
    }
  }

  /// A place in the drawing.
  public record Place(double x, double y) {}

  /// How the body is turned before it is seen.
  ///
  /// @param yawDeg about the vertical of the screen, degrees
  /// @param pitchDeg about its horizontal, degrees
  public record Turn(double yawDeg, double pitchDeg) {

    /// Seen from the left side of the animal: head to the left, back up.
    public static final Turn SIDE = new Turn(0, 0);

    /// Seen from above its back.
    public static final Turn TOP = new Turn(0, 90);

    /// Seen from the front.
    public static final Turn FRONT = new Turn(90, 0);
  }

  /// All cells of a connectome at their places in the body.
  public static CircuitView whole(String dataset) {
    return new CircuitView(
        dataset,
        Members.ALL,
        Filter.NONE,
        new Arrangement(LayoutKind.ANATOMICAL, Map.of(), Turn.SIDE));
  }

  /// Some cells or classes without their partners, from sensory to motor.
  public static CircuitView of(String dataset, Collection<String> input) {
    return new CircuitView(
        dataset,
        new Members(new LinkedHashSet<>(input), false, Set.of(), Joins.JOINED),
        Filter.NONE,
        new Arrangement(LayoutKind.LAYERED, Map.of(), Turn.SIDE));
  }

  public CircuitView withMembers(Members other) {
    return new CircuitView(dataset, other, filter, arrangement);
  }

  public CircuitView withFilter(Filter other) {
    return new CircuitView(dataset, members, other, arrangement);
  }

  public CircuitView withArrangement(Arrangement other) {
    return new CircuitView(dataset, members, filter, other);
  }

  /// What a neuron does, such as `sensory`; `unknown` where nobody knows.
  public static String type(Cell cell) {
    return cell.type().isEmpty() ? "unknown" : cell.type();
  }

  private static Set<String> kept(Set<String> names) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(names));
  }
}
