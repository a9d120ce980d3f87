package cajal.tornado;

import cajal.tornado.OpenClText.Untold;
import java.lang.classfile.TypeKind;
import java.lang.constant.MethodTypeDesc;

/// What the virtual machine's operations are in OpenCL C.
///
/// Whole numbers of 64 bits, of which random numbers are made, wrap around as Java's do. Those of
/// 32 bits are counts and places in arrays and never come to that, and a compiler has to know it to
/// see that neighbours lie side by side.
final class OpenClExpressions {

  private OpenClExpressions() {}

  static String c(TypeKind kind) {
    return switch (kind) {
      case INT, BOOLEAN -> "int";
      case LONG -> "long";
      case FLOAT -> "float";
      case DOUBLE -> "double";
      default -> throw new Untold("a value of kind " + kind);
    };
  }

  static String wrapped(String type, String left, String operator, String right) {
    return "(" + type + ") ((u" + type + ") " + left + " " + operator + " (u" + type + ") " + right
        + ")";
  }

  static boolean whole(TypeKind kind) {
    return kind == TypeKind.INT || kind == TypeKind.LONG;
  }

  /// C has no literal for the least number.
  static String literal(long value) {
    return value == Long.MIN_VALUE ? "(-9223372036854775807L - 1)" : value + "L";
  }

  static String negated(TypeKind kind, String value) {
    return wraps(kind) ? wrapped(c(kind), "0", "-", value) : "-" + value;
  }

  private static boolean wraps(TypeKind kind) {
    return kind == TypeKind.LONG;
  }

  static String operation(TypeKind kind, String what, String left, String right) {
    String type = c(kind);
    String places = "(" + right + (kind == TypeKind.INT ? " & 31)" : " & 63)");
    return switch (what) {
      case "ADD" -> wraps(kind) ? wrapped(type, left, "+", right) : left + " + " + right;
      case "SUB" -> wraps(kind) ? wrapped(type, left, "-", right) : left + " - " + right;
      case "MUL" -> wraps(kind) ? wrapped(type, left, "*", right) : left + " * " + right;
      case "DIV" -> left + " / " + right;
      case "REM" -> whole(kind) ? left + " % " + right : "fmod(" + left + ", " + right + ")";
      case "AND" -> left + " & " + right;
      case "OR" -> left + " | " + right;
      case "XOR" -> left + " ^ " + right;
      case "SHL" -> "(" + type + ") ((u" + type + ") " + left + " << " + places + ")";
      case "SHR" -> left + " >> " + places;
      case "USHR" -> "(" + type + ") ((u" + type + ") " + left + " >> " + places + ")";
      default -> throw new Untold("the operation " + what);
    };
  }

  // Java's conversions to whole numbers end at the largest ones, and what is no number becomes 0.
  static String converted(TypeKind from, TypeKind to, String value) {
    String type = c(to);
    boolean narrowed = !whole(from) && whole(to);
    return narrowed
        ? "(" + value + " != " + value + " ? 0 : convert_" + type + "_sat_rtz(" + value + "))"
        : "(" + type + ") " + value;
  }

  static String opposite(String sense) {
    return switch (sense) {
      case "LT" -> "GE";
      case "GE" -> "LT";
      case "GT" -> "LE";
      default -> "GT";
    };
  }

  static String sign(String sense) {
    return switch (sense) {
      case "EQ" -> " == ";
      case "NE" -> " != ";
      case "LT" -> " < ";
      case "LE" -> " <= ";
      case "GT" -> " > ";
      case "GE" -> " >= ";
      default -> throw new Untold("the condition " + sense);
    };
  }

  // Those of Java's functions that OpenCL promises the same bits of.
  static String standard(String owner, String name, MethodTypeDesc type) {
    boolean whole = whole(TypeKind.from(type.returnType()));
    String function = owner.substring(owner.lastIndexOf('/') + 1) + "." + name;
    return switch (function) {
      case "Math.abs" -> whole ? "abs" : "fabs";
      case "Math.sqrt", "Math.floor", "Math.ceil", "Math.rint" -> name;
      case "Math.multiplyHigh" -> "mul_hi";
      case "Double.longBitsToDouble" -> "as_double";
      case "Double.doubleToRawLongBits" -> "as_long";
      case "Double.isNaN" -> "isnan";
      case "Math.min", "Math.max" -> {
        // Those of numbers differ where one is none.
        if (!whole) {
          throw new Untold("the function " + function);
        }
        yield name;
      }
      default -> throw new Untold("the function " + function);
    };
  }
}
