package cajal.network;

/// Anything that stands on the canvas under a name of its own.
public sealed interface Node permits Population, Stimulator, Recorder {

  /// Name, unique among all nodes of a network.
  String name();

  /// The same node under another name.
  Node renamed(String name);
}
