package cajal.compile;

import cajal.connectome.ConnectionKind;
import cajal.connectome.Connectome;
import cajal.connectome.Connectome.Connection;
import cajal.network.ConnectionRule;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The connections that a connectome has between the cells of two populations.
final class ConnectomePairs {

  private final Connectome connectome;
  private final ConnectionRule.OfConnectome rule;
  private final End source;
  private final End target;
  private final ConnectionKind kind;
  private final Set<String> senders = new HashSet<>();
  private final Map<String, Double> received = new HashMap<>();

  ConnectomePairs(Connectome connectome, ConnectionRule.OfConnectome rule, End source, End target) {
    this.connectome = connectome;
    this.rule = rule;
    this.source = source;
    this.target = target;
    kind =
        rule.kind() == ConnectionRule.Kind.ELECTRICAL
            ? ConnectionKind.ELECTRICAL
            : ConnectionKind.CHEMICAL;
    connectome.cells().stream()
        .filter(cell -> rule.admits(cell.name(), cell.transmitters()))
        .forEach(cell -> senders.add(cell.name()));
  }

  /// @param pairs gets every connection, with the number of its contacts or, where the rule is
  ///   normalised, its share of those that its target receives
  void fill(ListedPairs pairs) {
    if (rule.normalised()) {
      each((pre, post, contacts) -> received.merge(post, contacts, Double::sum));
    }
    each((pre, post, contacts) -> {
      if (senders.contains(pre)) {
        double whole = rule.normalised() ? received.getOrDefault(post, 1.0) : 1;
        pairs.add(source.named(pre), target.named(post), contacts / whole);
      }
    });
  }

  private interface Sink {
    void connection(String pre, String post, double contacts);
  }

  private void each(Sink sink) {
    for (Connection connection : connectome.connections()) {
      if (connection.kind() != kind) {
        continue;
      }
      each(connection.pre(), connection.post(), connection.weight(), sink);
      if (!kind.directed() && !connection.pre().equals(connection.post())) {
        each(connection.post(), connection.pre(), connection.weight(), sink);
      }
    }
  }

  private void each(String pre, String post, double contacts, Sink sink) {
    if (source.named(pre) >= 0 && target.named(post) >= 0) {
      sink.connection(pre, post, contacts);
    }
  }
}
