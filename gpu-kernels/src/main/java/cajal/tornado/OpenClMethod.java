package cajal.tornado;

import cajal.tornado.OpenClText.Untold;
import java.io.IOException;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ArrayLoadInstruction;
import java.lang.classfile.instruction.ArrayStoreInstruction;
import java.lang.classfile.instruction.BranchInstruction;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.ConvertInstruction;
import java.lang.classfile.instruction.IncrementInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LabelTarget;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.OperatorInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StackInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The body of one method as C: a variable for each local one, a constant for each value that the
/// virtual machine would put on its stack, and jumps.
final class OpenClMethod {

  /// A value on the stack: a constant's name, or an array with its length.
  ///
  /// @param compared the two sides of a comparison that a jump still has to tell the sense of
  private record Value(TypeKind kind, String text, String length, List<String> compared) {

    static Value of(TypeKind kind, String text) {
      return new Value(kind, text, "", List.of());
    }
  }

  private final OpenClText text;
  private final CodeModel code;
  private final MethodTypeDesc type;
  private final StringBuilder out = new StringBuilder();
  private final Map<String, TypeKind> variables = new LinkedHashMap<>();
  private final Map<Label, String> labels = new HashMap<>();
  private final Map<Label, List<Value>> carried = new HashMap<>();
  private Deque<Value> stack = new ArrayDeque<>();
  private int temporaries;
  private boolean reached = true;

  OpenClMethod(OpenClText text, CodeModel code, MethodTypeDesc type) {
    this.text = text;
    this.code = code;
    this.type = type;
  }

  /// Name of a local variable.
  static String local(TypeKind kind, int slot) {
    return switch (kind) {
      case INT -> "i" + slot;
      case LONG -> "l" + slot;
      case FLOAT -> "f" + slot;
      case DOUBLE -> "d" + slot;
      default -> throw new Untold("a variable of kind " + kind);
    };
  }

  String text() throws IOException {
    for (CodeElement element : code) {
      if (element instanceof BranchInstruction branch) {
        labels.putIfAbsent(branch.target(), "L" + labels.size());
      }
    }
    for (CodeElement element : code) {
      switch (element) {
        case LabelTarget target -> enter(target.label());
        case Instruction instruction when reached -> translate(instruction);
        default -> {}
      }
    }
    StringBuilder whole = new StringBuilder();
    variables.forEach((name, kind) ->
        whole
            .append("  ")
            .append(OpenClExpressions.c(kind))
            .append(' ')
            .append(name)
            .append(";\n"));
    return whole.append(out).toString();
  }

  // Values that cross a jump, as those of a choice between two, cross it in variables.
  private void enter(Label label) {
    String name = labels.get(label);
    if (name == null) {
      return;
    }
    if (reached) {
      carry(label);
    }
    stack = new ArrayDeque<>();
    reached = true;
    line(name + ":;");
    for (Value value : carried.getOrDefault(label, List.of())) {
      if (value.kind() == TypeKind.REFERENCE) {
        stack.push(value);
      } else {
        push(value.kind(), value.text());
      }
    }
  }

  // An array is the same whichever way is taken, as kernels choose between numbers only.
  private void carry(Label label) {
    List<Value> values = new ArrayList<>();
    for (Value value : stack.reversed()) {
      if (value.kind() == TypeKind.REFERENCE) {
        values.add(value);
      } else {
        String name = crossing(value.kind(), values.size());
        line(name + " = " + value.text() + ";");
        values.add(Value.of(value.kind(), name));
      }
    }
    carried.put(label, values);
  }

  private String crossing(TypeKind kind, int depth) {
    String name = "s" + depth + local(kind, 0);
    variables.put(name, kind);
    return name;
  }

  private void line(String statement) {
    out.append("  ").append(statement).append('\n');
  }

  private void push(TypeKind kind, String expression) {
    String name = "t" + temporaries++;
    line("const " + OpenClExpressions.c(kind) + " " + name + " = " + expression + ";");
    stack.push(Value.of(kind, name));
  }

  private String pop() {
    return stack.pop().text();
  }

  private void translate(Instruction instruction) throws IOException {
    switch (instruction) {
      case ConstantInstruction of -> constant(of);
      case LoadInstruction of when of.typeKind() == TypeKind.REFERENCE ->
          stack.push(new Value(TypeKind.REFERENCE, "a" + of.slot(), "n" + of.slot(), List.of()));
      case LoadInstruction of -> push(of.typeKind(), variable(of.typeKind(), of.slot()));
      case StoreInstruction of -> line(variable(of.typeKind(), of.slot()) + " = " + pop() + ";");
      case IncrementInstruction of -> {
        String name = variable(TypeKind.INT, of.slot());
        line(name + " += " + of.constant() + ";");
      }
      case ArrayLoadInstruction of -> {
        String index = pop();
        push(of.typeKind().asLoadable(), pop() + "[" + index + "]");
      }
      case ArrayStoreInstruction _ -> {
        String value = pop();
        String index = pop();
        line(pop() + "[" + index + "] = " + value + ";");
      }
      case OperatorInstruction of -> operate(of.opcode());
      case ConvertInstruction of ->
          push(
              of.toType().asLoadable(),
              OpenClExpressions.converted(of.fromType(), of.toType().asLoadable(), pop()));
      case BranchInstruction of -> branch(of);
      case InvokeInstruction of -> call(of);
      case StackInstruction of -> shuffle(of.opcode());
      case ReturnInstruction of -> {
        line(of.typeKind() == TypeKind.VOID ? "return;" : "return " + pop() + ";");
        reached = false;
      }
      default -> throw new Untold("the instruction " + instruction.opcode());
    }
  }

  private String variable(TypeKind kind, int slot) {
    String name = local(kind, slot);
    if (!isParameter(kind, slot)) {
      variables.put(name, kind);
    }
    return name;
  }

  private boolean isParameter(TypeKind kind, int slot) {
    int at = 0;
    for (ClassDesc each : type.parameterList()) {
      if (at == slot) {
        return TypeKind.from(each).asLoadable() == kind;
      }
      at += TypeKind.from(each).slotSize();
    }
    return false;
  }

  private void constant(ConstantInstruction of) {
    switch (of.constantValue()) {
      case Integer value ->
          push(TypeKind.INT, value == Integer.MIN_VALUE ? "(-2147483647 - 1)" : value.toString());
      case Long value -> push(TypeKind.LONG, OpenClExpressions.literal(value));
      case Double value ->
          push(
              TypeKind.DOUBLE,
              "as_double(" + OpenClExpressions.literal(Double.doubleToRawLongBits(value)) + ")");
      case Float value -> push(TypeKind.FLOAT, "as_float(" + Float.floatToRawIntBits(value) + ")");
      default -> throw new Untold("the constant " + of.constantValue());
    }
  }

  private void operate(Opcode opcode) {
    if (opcode == Opcode.ARRAYLENGTH) {
      push(TypeKind.INT, stack.pop().length());
      return;
    }
    String name = opcode.name();
    TypeKind kind =
        switch (name.charAt(0)) {
          case 'I' -> TypeKind.INT;
          case 'L' -> TypeKind.LONG;
          case 'F' -> TypeKind.FLOAT;
          default -> TypeKind.DOUBLE;
        };
    String what = name.substring(1);
    String right = pop();
    if (what.equals("NEG")) {
      push(kind, OpenClExpressions.negated(kind, right));
      return;
    }
    String left = pop();
    if (what.startsWith("CMP")) {
      stack.push(new Value(kind, what, "", List.of(left, right)));
      return;
    }
    push(kind, OpenClExpressions.operation(kind, what, left, right));
  }

  private void branch(BranchInstruction of) {
    String name = of.opcode().name();
    boolean always = name.startsWith("GOTO");
    String condition = always ? "" : condition(name);
    carry(of.target());
    String jump = "goto " + labels.get(of.target()) + ";";
    line(always ? jump : "if (" + condition + ") " + jump);
    reached = !always;
  }

  private String condition(String name) {
    String sense = name.substring(name.length() - 2);
    if (name.startsWith("IF_ICMP")) {
      String right = pop();
      return pop() + OpenClExpressions.sign(sense) + right;
    }
    Value value = stack.pop();
    if (value.compared().isEmpty()) {
      return value.text() + OpenClExpressions.sign(sense) + "0";
    }
    String left = value.compared().get(0);
    String right = value.compared().get(1);
    // CMPL tells less and CMPG more where one side is no number; a comparison in C is false there.
    String yes = value.text().equals("CMPL") ? "L" : "G";
    boolean inverted = !value.text().equals("CMP") && sense.startsWith(yes);
    return inverted
        ? "!(" + left + OpenClExpressions.sign(OpenClExpressions.opposite(sense)) + right + ")"
        : left + OpenClExpressions.sign(sense) + right;
  }

  private void call(InvokeInstruction of) throws IOException {
    if (of.opcode() != Opcode.INVOKESTATIC) {
      throw new Untold("a call of " + of.name().stringValue());
    }
    String owner = of.owner().asInternalName();
    String name = of.name().stringValue();
    MethodTypeDesc type = of.typeSymbol();
    List<Value> arguments = new ArrayList<>();
    for (int k = 0; k < type.parameterCount(); k++) {
      arguments.addFirst(stack.pop());
    }
    StringBuilder list = new StringBuilder();
    for (Value value : arguments) {
      list.append(list.isEmpty() ? "" : ", ").append(value.text());
      list.append(value.length().isEmpty() ? "" : ", " + value.length());
    }
    String function =
        owner.startsWith("java/")
            ? OpenClExpressions.standard(owner, name, type)
            : text.function(owner, name, type);
    String call = function + "(" + list + ")";
    if (type.returnType().descriptorString().equals("V")) {
      line(call + ";");
    } else {
      push(TypeKind.from(type.returnType()).asLoadable(), call);
    }
  }

  private void shuffle(Opcode opcode) {
    Value top = stack.pop();
    switch (opcode) {
      case POP -> {}
      case DUP -> {
        stack.push(top);
        stack.push(top);
      }
      case DUP2 -> {
        if (top.kind().slotSize() == 2) {
          stack.push(top);
          stack.push(top);
        } else {
          Value below = stack.pop();
          stack.push(below);
          stack.push(top);
          stack.push(below);
          stack.push(top);
        }
      }
      default -> throw new Untold("the instruction " + opcode);
    }
  }
}
