package cajal.project;

/// What changed between two texts: all but their common beginning and common end.
///
/// @param kept characters kept from the beginning of the earlier text
/// @param keptEnd characters kept from its end
/// @param middle what stands between them in the later text
record Patch(int kept, int keptEnd, String middle) {

  static Patch between(String earlier, String later) {
    int most = Math.min(earlier.length(), later.length());
    int kept = 0;
    while (kept < most && earlier.charAt(kept) == later.charAt(kept)) {
      kept++;
    }
    int keptEnd = 0;
    while (keptEnd < most - kept
        && earlier.charAt(earlier.length() - 1 - keptEnd)
            == later.charAt(later.length() - 1 - keptEnd)) {
      keptEnd++;
    }
    // A pair of surrogates that is cut in two cannot be written in UTF-8.
    if (kept > 0 && Character.isHighSurrogate(earlier.charAt(kept - 1))) {
      kept--;
    }
    if (keptEnd > 0 && Character.isLowSurrogate(earlier.charAt(earlier.length() - keptEnd))) {
      keptEnd--;
    }
    return new Patch(kept, keptEnd, later.substring(kept, later.length() - keptEnd));
  }

  /// The later text.
  ///
  /// @throws IllegalArgumentException if the earlier text is too short to be the one
  String on(String earlier) {
    if (kept < 0 || keptEnd < 0 || kept + keptEnd > earlier.length()) {
      throw new IllegalArgumentException("the patch does not fit");
    }
    return earlier.substring(0, kept) + middle + earlier.substring(earlier.length() - keptEnd);
  }
}
