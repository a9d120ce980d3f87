package cajal.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The models that come with the program, and over them those of a project.
public final class ModelLibrary implements ModelSource {

  private static final ModelLibrary STANDARD = new ModelLibrary(Map.of());

  private final Map<String, String> texts;

  private ModelLibrary(Map<String, String> texts) {
    this.texts = texts;
  }

  /// The models that come with the program.
  public static ModelLibrary standard() {
    return STANDARD;
  }

  /// This library with the models of a project laid over it.
  ///
  /// @param projectModels text of each model, by name
  public ModelLibrary with(Map<String, String> projectModels) {
    return new ModelLibrary(Map.copyOf(projectModels));
  }

  @Override
  public Optional<Model> find(String name) {
    return Optional.ofNullable(texts.get(name)).map(text -> ModelParser.parse(text, name));
  }

  @Override
  public List<String> names(Model.Kind kind) {
    return texts.keySet().stream()
        .filter(name -> find(name).filter(model -> model.kind() == kind).isPresent())
        .sorted()
        .toList();
  }
}
