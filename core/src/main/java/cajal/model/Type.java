package cajal.model;

import cajal.unit.Dimension;

/// What an expression yields: a quantity of some dimension, a truth, or a list of quantities.
///
/// @param form which of the three
/// @param dimension of the quantity or of the elements
record Type(Form form, Dimension dimension) {

  static final Type TRUTH = new Type(Form.TRUTH, Dimension.NONE);

  /// The forms.
  enum Form {
    QUANTITY,
    TRUTH,
    LIST
  }

  static Type quantity(Dimension dimension) {
    return new Type(Form.QUANTITY, dimension);
  }

  static Type list(Dimension dimension) {
    return new Type(Form.LIST, dimension);
  }

  boolean isQuantity() {
    return form == Form.QUANTITY;
  }

  /// As a message names it.
  String shown() {
    return switch (form) {
      case TRUTH -> "a condition";
      case LIST -> "a list";
      case QUANTITY -> dimension.isNone() ? "a pure number" : "in " + dimension;
    };
  }
}
