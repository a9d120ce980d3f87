package cajal.tornado;

import java.util.List;

/// One kernel of a step and the arrays that it takes.
///
/// @param className full name of its class
/// @param method name of its method
/// @param arrays names of the arrays, in the order of the arguments
record Task(String className, String method, List<String> arrays) {

  Task {
    arrays = List.copyOf(arrays);
  }
}
