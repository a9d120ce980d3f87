package cajal.app.view.canvas;

import cajal.app.session.Edits;
import cajal.app.session.Names;
import cajal.app.session.PaletteEntry;
import cajal.app.session.Selection;
import cajal.app.session.Session;
import cajal.app.session.Summaries;
import cajal.app.session.Wiring;
import cajal.network.Network;
import cajal.network.Projection;
import cajal.project.Project.Point;
import java.util.Collection;
import java.util.List;

/// Placing and wiring as gestures of the session: each one step of the history, told in the status
/// bar, with what is new selected.
final class Joining {

  private Joining() {}

  /// Places a node, with a wire from another one where there is one.
  ///
  /// @param from node from which a wire waits; empty for none
  static void place(Session session, PaletteEntry entry, Point at, String from) {
    String name = Names.forNode(session.project().network(), entry);
    String gesture = from.isEmpty() ? "Place " + name : "Place " + name + " wired to " + from;
    session.edit(
        gesture,
        project -> {
          var placed = Edits.place(project, entry, at, session.models());
          return from.isEmpty() ? placed : Wiring.connect(placed, from, name, session.models());
        });
    session.select(Selection.node(name));
    session.say("Placed " + Summaries.of(session.project().network(), name));
  }

  /// Joins two nodes.
  static void join(Session session, String from, String to) {
    session.edit(
        "Connect " + from + " to " + to,
        project -> Wiring.connect(project, from, to, session.models()));
    List<Projection> projections = session.project().network().projections();
    session.say("Connected " + Summaries.of(projections.getLast()));
  }

  /// Joins every source with every target where it makes sense, as one gesture.
  static void joinAll(Session session, Collection<String> sources, Collection<String> targets) {
    Network before = session.project().network();
    session.edit(
        "Connect " + String.join(", ", sources) + " to " + String.join(", ", targets),
        project -> Wiring.connectAll(project, sources, targets, session.models()));
    int made = session.project().network().projections().size() - before.projections().size();
    session.say(
        made == 0
            ? "None of these can be connected"
            : "Made " + Summaries.count(made, "projection"));
  }
}
