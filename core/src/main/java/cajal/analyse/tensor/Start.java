package cajal.analyse.tensor;

/// Where the factors of a factorisation begin.
public enum Start {
  /// Uniform numbers.
  RANDOM,
  /// Non-negative double singular value decomposition of each unfolding (Boutsidis & Gallopoulos
  /// 2008, doi:10.1016/j.patcog.2007.09.010).
  NNDSVD,
  /// Leading singular vectors of each unfolding (De Lathauwer et al. 2000,
  /// doi:10.1137/S0895479896305696).
  HOSVD
}
