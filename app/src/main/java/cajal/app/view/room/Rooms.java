package cajal.app.view.room;

import cajal.discover.Discovery;
import java.util.Comparator;
import java.util.List;

/// Every room there is beside the network's own: the classes of this package that are rooms.
public final class Rooms {

  private Rooms() {}

  /// All rooms in the order of their tabs.
  public static List<Room> all() {
    return Discovery.below(Rooms.class, Room.class).stream()
        .sorted(Comparator.comparingInt(room -> room.card().position()))
        .toList();
  }
}
