package cajal.connectome.circuit;

import cajal.connectome.ConnectionKind;
import cajal.connectome.circuit.Circuit.Edge;
import cajal.connectome.circuit.Circuit.Node;
import cajal.connectome.compare.Development;
import cajal.connectome.compare.Development.Course;
import cajal.connectome.compare.Development.Fate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What becomes of the connections of a circuit with age. A connection that stands for several, as
/// between classes, has the fate of those of them that have most of the weight over all ages.
public final class CircuitFates {

  private record Key(String pre, String post, ConnectionKind kind) {}

  private final Map<Key, Course> courses = new HashMap<>();

  /// @param development cell by cell
  public CircuitFates(Development development) {
    for (Course course : development.courses()) {
      var pair = course.line().pair();
      courses.put(new Key(pair.pre(), pair.post(), pair.kind()), course);
      if (pair.electrical()) {
        courses.put(new Key(pair.post(), pair.pre(), pair.kind()), course);
      }
    }
  }

  /// Empty where none of the connectomes has it.
  ///
  /// @param nodes of the circuit of the connection
  public Optional<Fate> of(Edge edge, List<Node> nodes) {
    Map<Fate, Double> weights = new EnumMap<>(Fate.class);
    for (String pre : nodes.get(edge.from()).cellNames()) {
      for (String post : nodes.get(edge.to()).cellNames()) {
        Course course = courses.get(new Key(pre, post, edge.kind()));
        if (course != null) {
          weights.merge(course.fate(), Arrays.stream(course.line().weights()).sum(), Double::sum);
        }
      }
    }
    return weights.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey);
  }
}
