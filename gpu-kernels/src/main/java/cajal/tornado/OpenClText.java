package cajal.tornado;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Kernels as OpenCL C, from the class files that TornadoVM would read: every method becomes a
/// function.
///
/// TornadoVM writes each address as a whole number that is turned into a pointer, so a processor's
/// compiler cannot tell that neighbours lie side by side, and makes no vectors. Here an array is a
/// pointer that shares its memory with no other, and its length.
final class OpenClText {

  /// Where the bytes of a class come from.
  interface Classes {
    byte[] of(String internalName) throws IOException;
  }

  /// Something in a kernel has no counterpart here.
  static final class Untold extends RuntimeException {
    private static final long serialVersionUID = 1;

    Untold(String what) {
      super(what);
    }
  }

  /// The name of the kernel in the text.
  static final String KERNEL = "cajal_kernel";

  // Compilers halve vectors on processors with the widest ones, because the first of these slowed
  // their clock down for them. The kernels of a step stay functions of their own, as PoCL forgets
  // what is said here of a function that becomes part of its kernel.
  private static final String HEAD =
      """
      #pragma OPENCL EXTENSION cl_khr_fp64 : enable
      #pragma OPENCL FP_CONTRACT OFF
      #ifdef __AVX512F__
      #define WIDE __attribute__((target("tune=haswell")))
      #else
      #define WIDE
      #endif
      #define APART __attribute__((noinline))

      """;

  private final Classes classes;
  private final Map<String, ClassModel> read = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final StringBuilder functions = new StringBuilder();
  private int depth;

  private OpenClText(Classes classes) {
    this.classes = classes;
  }

  /// The kernel of a task, for one lane.
  ///
  /// @param lengths of the task's arrays
  /// @param header bytes before the first entry of an array
  /// @throws Untold if the kernel does what this text has no words for
  static String of(Task task, List<Integer> lengths, int header, Classes classes)
      throws IOException {
    OpenClText text = new OpenClText(classes);
    String owner = task.className().replace('.', '/');
    MethodModel method =
        text.model(owner).methods().stream()
            .filter(m -> m.methodName().equalsString(task.method()))
            .findFirst()
            .orElseThrow(() -> new Untold("no method " + task.method()));
    MethodTypeDesc type = method.methodTypeSymbol();
    String name = text.function(owner, task.method(), type);
    StringBuilder kernel = new StringBuilder();
    kernel.append("WIDE __kernel void ").append(KERNEL).append("(__global long *context, ");
    kernel.append("__constant uchar *region, __local uchar *local_region, __global int *atomics");
    StringBuilder call = new StringBuilder();
    for (int k = 0; k < type.parameterCount(); k++) {
      kernel.append(", __global uchar *b").append(k);
      call.append(k == 0 ? "" : ", ").append('(').append(pointer(type.parameterType(k)));
      call.append(") (b").append(k).append(" + ").append(header).append("), ");
      call.append(lengths.get(k));
    }
    kernel.append(") {\n  ").append(name).append('(').append(call).append(");\n}\n");
    return HEAD + text.functions + kernel;
  }

  private ClassModel model(String owner) throws IOException {
    ClassModel known = read.get(owner);
    if (known == null) {
      known = ClassFile.of().parse(classes.of(owner));
      read.put(owner, known);
    }
    return known;
  }

  /// The function for a method, which is written before whoever calls it.
  String function(String owner, String method, MethodTypeDesc type) throws IOException {
    String key = owner + "." + method + type.descriptorString();
    String known = names.get(key);
    if (known != null) {
      return known;
    }
    String name = "f" + names.size() + "_" + method;
    names.put(key, name);
    MethodModel model =
        model(owner).methods().stream()
            .filter(m -> m.methodName().equalsString(method) && m.methodTypeSymbol().equals(type))
            .findFirst()
            .orElseThrow(() -> new Untold(owner + "." + method + " is not to be found"));
    depth++;
    String body =
        new OpenClMethod(this, model.code().orElseThrow(() -> new Untold(method)), type).text();
    depth--;
    functions.append("WIDE static ").append(depth == 1 ? "APART " : "inline ");
    functions.append(type(type.returnType())).append(' ').append(name);
    functions.append('(').append(parameters(type)).append(") {\n").append(body).append("}\n\n");
    return name;
  }

  // Named as the method's local variables.
  private static String parameters(MethodTypeDesc type) {
    int slot = 0;
    StringBuilder text = new StringBuilder();
    for (ClassDesc each : type.parameterList()) {
      text.append(slot == 0 ? "" : ", ");
      if (each.isArray()) {
        text.append(pointer(each)).append("restrict a").append(slot).append(", const int n");
        text.append(slot);
      } else {
        TypeKind kind = TypeKind.from(each).asLoadable();
        text.append(type(each)).append(' ').append(OpenClMethod.local(kind, slot));
      }
      slot += TypeKind.from(each).slotSize();
    }
    return text.toString();
  }

  private static String pointer(ClassDesc array) {
    return "__global " + element(array.componentType()) + " *";
  }

  private static String element(ClassDesc type) {
    return switch (type.descriptorString()) {
      case "D" -> "double";
      case "F" -> "float";
      case "J" -> "long";
      case "I" -> "int";
      default -> throw new Untold("an array of " + type.displayName());
    };
  }

  private static String type(ClassDesc type) {
    return switch (type.descriptorString()) {
      case "V" -> "void";
      case "Z" -> "int";
      default -> element(type);
    };
  }
}
