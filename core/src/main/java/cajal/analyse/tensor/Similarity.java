package cajal.analyse.tensor;

import cajal.analyse.partition.Assignment;

/// How far two models of one tensor have the same components, in any order.
///
/// @param congruence mean over matched components of the mean over modes of |cosine|
/// @param score factor match score: mean over matched components of the product over modes of
///   |cosine|
/// @param match `[component of the first]`, the component of the second
public record Similarity(double congruence, double score, int[] match) {

  /// Compares models of the same shape and rank.
  public static Similarity of(Components a, Components b) {
    int rank = a.rank();
    double[][] mean = new double[rank][rank];
    double[][] product = new double[rank][rank];
    for (int r = 0; r < rank; r++) {
      for (int s = 0; s < rank; s++) {
        product[r][s] = 1;
        for (int mode = 0; mode < a.shape().length; mode++) {
          double cosine = Math.abs(cosine(a.factor(mode, r), b.factor(mode, s)));
          mean[r][s] += cosine / a.shape().length;
          product[r][s] *= cosine;
        }
      }
    }
    int[] match = Assignment.largest(mean);
    int[] matchOfScore = Assignment.largest(product);
    double congruence = 0;
    double score = 0;
    for (int r = 0; r < rank; r++) {
      congruence += mean[r][match[r]] / rank;
      score += product[r][matchOfScore[r]] / rank;
    }
    return new Similarity(congruence, score, match);
  }

  static double cosine(double[] a, double[] b) {
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      ab += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
    return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : 0;
  }
}
