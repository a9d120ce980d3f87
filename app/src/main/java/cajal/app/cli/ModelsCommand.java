package cajal.app.cli;

import cajal.kernel.Kernels;
import cajal.model.Model;
import cajal.model.ModelLibrary;
import cajal.model.ModelPage;
import cajal.problem.Nearest;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Lists the library of models, or shows one of them.
@Command(
    name = "models",
    description = "Lists all models, or shows one: equations, parameters, sources, integration.",
    mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "Name of a model.")
  private @Nullable String name;

  @Option(names = "--java", description = "Also prints the code that is generated from it.")
  private boolean java;

  @Option(names = "--markdown", description = "Prints the page of all models, docs/models.md.")
  private boolean markdown;

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ModelsCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    ModelLibrary library = ModelLibrary.standard();
    if (markdown) {
      out.print(ModelPage.of(library));
    } else if (name == null) {
      list(library, out);
    } else {
      show(find(library, name), out);
    }
    return Cli.DONE;
  }

  private static Model find(ModelLibrary library, String name) {
    return library
        .find(name)
        .orElseThrow(() ->
            new BadArgument(
                "There is no model '" + name + "'. " + Nearest.remedy(name, library.names())));
  }

  private static void list(ModelLibrary library, PrintWriter out) {
    for (Model.Kind kind : Model.Kind.values()) {
      out.println(kind.name().toLowerCase(Locale.ROOT) + "s");
      for (String name : library.names(kind)) {
        out.printf("  %-30s %s%n", name, find(library, name).description());
      }
      out.println();
    }
  }

  private void show(Model model, PrintWriter out) {
    out.println(model.text().strip());
    out.println();
    for (Model.Source source : model.sources()) {
      out.println(
          "source       "
              + source.citation()
              + (source.doi().isEmpty() ? "" : " https://doi.org/" + source.doi()));
    }
    out.println("integration  " + model.method().title());
    for (Model.Port port : model.ports()) {
      out.println("port         " + port.name() + ", weights in " + port.unit());
    }
    for (Model.State state : model.states()) {
      out.println(
          "recordable   " + state.name() + " (" + state.unit() + ") " + state.description());
    }
    if (java) {
      out.println();
      out.println(Kernels.source(model));
    }
  }
}
