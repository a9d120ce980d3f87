package cajal.app.view.inspector;

import cajal.app.session.Edits;
import cajal.app.session.Names;
import cajal.model.Model;
import cajal.model.ModelLibrary;
import cajal.model.ModelSource;
import cajal.network.Node;
import cajal.network.Population;
import cajal.network.Projection;
import cajal.network.Recorder;
import cajal.network.Stimulator;
import cajal.project.Project;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What becomes of a project when a model in it is written or rewritten.
final class ModelEdits {

  private static final Pattern HEADER =
      Pattern.compile("^(\\s*(?:neuron|synapse|stimulator)\\s+)(\\S+)", Pattern.MULTILINE);

  private ModelEdits() {}

  /// The text of a model under a name that is still free.
  static String copy(String text, String name, ModelSource models) {
    Set<String> taken = new HashSet<>();
    for (Model.Kind kind : Model.Kind.values()) {
      taken.addAll(models.names(kind));
    }
    String free = Names.free(taken, name + "_mine");
    Matcher header = HEADER.matcher(text);
    return header.find()
        ? text.substring(0, header.start(2)) + free + text.substring(header.end(2))
        : text;
  }

  /// The project with a model of its own. Whoever used the model it was made from, and is chosen or
  /// used a model of the project, uses it from now on; values of parameters that it lacks are
  /// forgotten.
  ///
  /// @param from name of the model it was made from; empty for none
  /// @param chosen names of the nodes that shall use it
  static Project put(Project project, Model model, String from, Set<String> chosen) {
    Map<String, String> texts = new LinkedHashMap<>(project.models());
    boolean own = texts.containsKey(from);
    if (own && !from.equals(model.name())) {
      texts.remove(from);
    }
    texts.put(model.name(), model.text());
    Project next = project.withModels(texts);
    ModelLibrary models = ModelLibrary.standard().with(texts);
    for (Node node : project.network().nodes()) {
      String used =
          switch (node) {
            case Population p -> p.model();
            case Stimulator s -> s.model();
            case Recorder _ -> "";
          };
      boolean means = used.equals(from) && (own || chosen.contains(node.name()));
      if (!used.isEmpty() && (means || used.equals(model.name()))) {
        next = Edits.setModel(next, node.name(), model.name(), models);
      }
    }
    for (Projection projection : project.network().projections()) {
      if (own && projection.synapse().equals(from)) {
        next =
            next.withNetwork(
                next.network()
                    .replaceProjection(projection.name(), p -> p.withSynapse(model.name())));
      }
    }
    return next;
  }
}
