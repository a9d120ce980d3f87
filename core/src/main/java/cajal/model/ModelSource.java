package cajal.model;

import java.util.List;
import java.util.Optional;

/// Where models are looked up: the library, and whatever a project defines itself.
public interface ModelSource {

  /// The model of that name, parsed and checked.
  ///
  /// @throws cajal.problem.ProblemException if its text is malformed
  Optional<Model> find(String name);

  /// Names of all models of a kind, in alphabetical order.
  List<String> names(Model.Kind kind);
}
