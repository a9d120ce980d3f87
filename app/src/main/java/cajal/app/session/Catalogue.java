package cajal.app.session;

import cajal.app.session.PaletteEntry.Group;
import cajal.model.Model;
import cajal.model.ModelSource;
import cajal.network.Recorder;
import cajal.problem.ProblemException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Everything that can be placed, made from the models there are: nothing is listed by hand but the
/// four things that are no model.
public record Catalogue(List<PaletteEntry> entries) {

  /// The model of a population for which nobody chose one: the leaky integrate-and-fire neuron that
  /// textbooks begin with.
  public static final String USUAL_NEURON = "iaf_psc_exp";

  /// The variable that a trace recorder observes until it is wired to something that lacks it.
  public static final String USUAL_VARIABLE = "V_m";

  public Catalogue {
    entries = List.copyOf(entries);
  }

  /// The catalogue of a library; a model whose text is broken is left out.
  public static Catalogue of(ModelSource models) {
    List<PaletteEntry> entries = new ArrayList<>();
    entries.add(
        new PaletteEntry(
            "neuron/excitatory",
            Group.NEURON,
            Group.NEURON.title(),
            "Excitatory population",
            "Leaky integrate-and-fire neurons that drive their targets",
            USUAL_NEURON,
            false));
    entries.add(
        new PaletteEntry(
            "neuron/inhibitory",
            Group.NEURON,
            Group.NEURON.title(),
            "Inhibitory population",
            "Leaky integrate-and-fire neurons that hold their targets back",
            USUAL_NEURON,
            true));
    List<PaletteEntry> neurons = models(models, Model.Kind.NEURON, Group.NEURON, "neuron/");
    neurons.stream().filter(Catalogue::isWithoutFamily).forEach(entries::add);
    entries.addAll(models(models, Model.Kind.STIMULATOR, Group.STIMULATOR, "stimulator/"));
    entries.add(
        new PaletteEntry(
            "recorder/spikes",
            Group.RECORDER,
            Group.RECORDER.title(),
            "Spike recorder",
            "Shows the spikes of the neurons that it observes",
            Recorder.SPIKES,
            false));
    entries.add(
        new PaletteEntry(
            "recorder/traces",
            Group.RECORDER,
            Group.RECORDER.title(),
            "Trace recorder",
            "Records membrane potentials and other state variables over time",
            USUAL_VARIABLE,
            false));
    // There are many models, and most drawings begin with the two populations above.
    neurons.stream()
        .filter(entry -> !isWithoutFamily(entry))
        .sorted(Comparator.comparing(PaletteEntry::heading))
        .forEach(entries::add);
    return new Catalogue(entries);
  }

  private static boolean isWithoutFamily(PaletteEntry entry) {
    return entry.heading().equals(entry.group().title());
  }

  /// The entry with that key.
  public Optional<PaletteEntry> entry(String id) {
    return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
  }

  /// The entries under one heading, in the order in which they are offered.
  public List<PaletteEntry> of(Group group) {
    return entries.stream().filter(entry -> entry.group() == group).toList();
  }

  /// Entries that match what was typed; those whose title begins with it come first.
  public List<PaletteEntry> search(String query) {
    String start = query.strip().toLowerCase(java.util.Locale.ROOT);
    return entries.stream()
        .filter(entry -> entry.matches(query))
        .sorted(
            Comparator.comparing((PaletteEntry entry) ->
                !entry.title().toLowerCase(java.util.Locale.ROOT).startsWith(start)))
        .toList();
  }

  private static List<PaletteEntry> models(
      ModelSource models, Model.Kind kind, Group group, String prefix) {
    List<PaletteEntry> entries = new ArrayList<>();
    for (String name : models.names(kind)) {
      find(models, name)
          .ifPresent(model -> {
            String heading = model.family().isEmpty() ? group.title() : model.family();
            String id = prefix + name;
            String sentence = model.description();
            entries.add(new PaletteEntry(id, group, heading, name, sentence, name, false));
          });
    }
    return entries;
  }

  /// The model of that name, if it is there and sound; a broken one is reported elsewhere, when the
  /// network is compiled.
  static Optional<Model> find(ModelSource models, String name) {
    try {
      return models.find(name);
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }
}
