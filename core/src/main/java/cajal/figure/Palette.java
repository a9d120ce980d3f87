package cajal.figure;

import java.util.List;

/// The colours of a figure or view as `0xRRGGBB`, told apart by readers with any kind of colour
/// vision.
///
/// Hues follow Okabe & Ito (2008), jfly.uni-koeln.de/color; the dark set is lighter in the same
/// hues, so that contrast to the background stays above 3 to 1 for shapes and 4.5 to 1 for text.
///
/// @param dark whether the background is dark
/// @param background behind everything
/// @param ink text and axes
/// @param muted secondary text
/// @param grid faint lines
/// @param excitatory excitatory populations, their spikes and projections
/// @param inhibitory inhibitory ones
/// @param mixed populations that excite and inhibit, and gap junctions
/// @param stimulator devices that drive
/// @param recorder devices that observe
/// @param cycle for anything else that must be told apart, in this order
public record Palette(
    boolean dark,
    int background,
    int ink,
    int muted,
    int grid,
    int excitatory,
    int inhibitory,
    int mixed,
    int stimulator,
    int recorder,
    List<Integer> cycle) {

  /// For paper and light windows.
  public static final Palette LIGHT =
      new Palette(
          false,
          0xFFFFFF,
          0x1A1A1A,
          0x666666,
          0xDDDDDD,
          0xD55E00,
          0x0072B2,
          0x6A5D9B,
          0x009E73,
          0x7A7A7A,
          List.of(0x0072B2, 0xD55E00, 0x009E73, 0xCC79A7, 0xE69F00, 0x56B4E9, 0x8C6D31, 0x4D4D4D));

  /// For slides and dark windows.
  public static final Palette DARK =
      new Palette(
          true,
          0x16191D,
          0xE8EAED,
          0x9AA2AB,
          0x343A42,
          0xFF8C42,
          0x5AB4F0,
          0xA99BDD,
          0x35C99B,
          0xA8B0B8,
          List.of(0x5AB4F0, 0xFF8C42, 0x35C99B, 0xE79AC6, 0xF2C14E, 0x9AD8F7, 0xC9A66B, 0xC8CCD0));

  public Palette {
    cycle = List.copyOf(cycle);
  }

  public static Palette of(boolean dark) {
    return dark ? DARK : LIGHT;
  }

  /// Colour of a kind of node.
  public int of(NodeKind kind) {
    return switch (kind) {
      case EXCITATORY -> excitatory;
      case INHIBITORY -> inhibitory;
      case MIXED -> mixed;
      case STIMULATOR -> stimulator;
      case RECORDER -> recorder;
    };
  }

  /// Colour of an entry of the cycle, which begins again after its end.
  public int cycle(int index) {
    return cycle.get(Math.floorMod(index, cycle.size()));
  }

  /// A colour between two others.
  ///
  /// @param part 0 for the first, 1 for the second
  public static int blend(int first, int second, double part) {
    int mixed = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int a = first >> shift & 0xFF;
      int b = second >> shift & 0xFF;
      mixed |= Math.clamp(Math.round(a + (b - a) * part), 0, 0xFF) << shift;
    }
    return mixed;
  }
}
