package cajal.connectome.measure;

import cajal.table.Table;
import cajal.work.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Which cells reach each other, in each layer.
final class Components implements Measure {

  @Override
  public About about() {
    return new About(
        "components",
        "Components",
        "Parts of the connectome whose cells reach each other.",
        "Weak: joined by connections in whatever direction. Strong: each cell reaches each other"
            + " along the directions. Components are numbered from the largest, 1; of two that are"
            + " as large, the one with the earlier cell comes first.",
        "",
        "Tarjan 1972, doi:10.1137/0201010; for the worm Varshney et al. 2011,"
            + " doi:10.1371/journal.pcbi.1001066");
  }

  @Override
  public Kind kind() {
    return Kind.PER_CELL;
  }

  @Override
  public List<Table> of(Graph graph, Options options, Progress progress) {
    progress.orStop();
    Rows cells = Rows.ofCells("components", "Component of each cell", graph);
    List<String> parts = new ArrayList<>();
    List<Integer> number = new ArrayList<>();
    List<Integer> sizes = new ArrayList<>();
    for (Layer layer : Layer.values()) {
      Adjacency adjacency = graph.layer(layer);
      String prefix = layer.name().toLowerCase(Locale.ROOT);
      for (boolean strong : adjacency.isSymmetric() ? new boolean[] {false} : BOTH) {
        String part = prefix + (strong ? "_strong" : "_weak");
        int[] component = strong ? strong(adjacency) : weak(adjacency);
        cells.numbers(
            part,
            "Number of the component, the largest being 1, "
                + (strong ? "along directions" : "in whatever direction")
                + (layer == Layer.BOTH ? " in both layers." : " in the " + prefix + " layer."),
            component);
        int[] size = sizes(component);
        for (int i = 0; i < size.length; i++) {
          parts.add(part);
          number.add(i + 1);
          sizes.add(size[i]);
        }
      }
    }
    return List.of(
        cells.table(),
        new Rows("component_sizes", "Sizes of components")
            .texts("kind", "Layer, and whether directions count.", parts)
            .numbers("component", "Number of the component.", ints(number))
            .numbers("cells", "How many cells it has.", ints(sizes))
            .table());
  }

  private static final boolean[] BOTH = {false, true};

  private static int[] ints(List<Integer> values) {
    return values.stream().mapToInt(v -> v).toArray();
  }

  /// `[component]`, number of cells, the largest first.
  static int[] sizes(int[] component) {
    int[] size = new int[Arrays.stream(component).max().orElse(0)];
    for (int c : component) {
      size[c - 1]++;
    }
    return size;
  }

  /// `[cell]`, number of its component from 1, whatever the directions.
  static int[] weak(Adjacency adjacency) {
    Adjacency undirected = adjacency.undirected();
    int[] component = new int[adjacency.size()];
    int[] waiting = new int[adjacency.size()];
    int found = 0;
    for (int cell = 0; cell < component.length; cell++) {
      if (component[cell] != 0) {
        continue;
      }
      component[cell] = ++found;
      int count = 0;
      waiting[count++] = cell;
      while (count > 0) {
        int here = waiting[--count];
        for (int i = undirected.outStart[here]; i < undirected.outStart[here + 1]; i++) {
          int there = undirected.target[i];
          if (component[there] == 0) {
            component[there] = found;
            waiting[count++] = there;
          }
        }
      }
    }
    return bySize(component);
  }

  /// `[cell]`, number of its component from 1, along the directions.
  static int[] strong(Adjacency adjacency) {
    return new Tarjan(adjacency).components();
  }

  /// Tarjan's search with its own stack, since a chain of cells may be longer than the stack of a
  /// thread.
  private static final class Tarjan {

    private final Adjacency adjacency;
    private final int[] index;
    private final int[] low;
    private final int[] component;
    private final int[] stack;
    private final int[] path;
    private final int[] next;
    private int visited;
    private int stacked;
    private int depth;
    private int found;

    Tarjan(Adjacency adjacency) {
      this.adjacency = adjacency;
      int size = adjacency.size();
      index = new int[size];
      low = new int[size];
      component = new int[size];
      stack = new int[size];
      path = new int[size];
      next = new int[size];
    }

    int[] components() {
      for (int cell = 0; cell < index.length; cell++) {
        if (index[cell] == 0) {
          enter(cell);
          while (depth > 0) {
            step(path[depth - 1]);
          }
        }
      }
      return bySize(component);
    }

    private void enter(int cell) {
      index[cell] = ++visited;
      low[cell] = visited;
      next[cell] = adjacency.outStart[cell];
      stack[stacked++] = cell;
      path[depth++] = cell;
    }

    private void step(int cell) {
      if (next[cell] < adjacency.outStart[cell + 1]) {
        int there = adjacency.target[next[cell]++];
        if (index[there] == 0) {
          enter(there);
        } else if (component[there] == 0) {
          low[cell] = Math.min(low[cell], index[there]);
        }
        return;
      }
      depth--;
      if (depth > 0) {
        low[path[depth - 1]] = Math.min(low[path[depth - 1]], low[cell]);
      }
      if (low[cell] == index[cell]) {
        found++;
        int last;
        do {
          last = stack[--stacked];
          component[last] = found;
        } while (last != cell);
      }
    }
  }

  /// Numbers components anew: the largest is 1, and of two as large the one with the earlier cell
  /// comes first.
  static int[] bySize(int[] component) {
    int found = Arrays.stream(component).max().orElse(0);
    int[] size = new int[found + 1];
    int[] first = new int[found + 1];
    List<Integer> order = new ArrayList<>();
    for (int cell = 0; cell < component.length; cell++) {
      if (size[component[cell]]++ == 0) {
        first[component[cell]] = cell;
        order.add(component[cell]);
      }
    }
    order.sort((a, b) -> size[a] != size[b] ? size[b] - size[a] : first[a] - first[b]);
    int[] number = new int[found + 1];
    for (int i = 0; i < order.size(); i++) {
      number[order.get(i)] = i + 1;
    }
    return Arrays.stream(component).map(c -> number[c]).toArray();
  }
}
