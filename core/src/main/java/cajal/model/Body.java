package cajal.model;

/// The checked equations of a model, read by the code generator only.
public interface Body {}
