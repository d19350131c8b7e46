package org.entente.screen.name.latin;

/// One word of a name.
///
/// @param text as it was written, without marks, lower case: `mohammed`
/// @param fold the same over habits of spelling: `muhamad` and `mohammed` are one
/// @param own its own fold, where `fold` is that of the word it is short for or a form of
/// @param consonants what Japanese ears hear of it; see [org.entente.screen.name.japanese]
/// @param kana it was written in kana, so that only its consonants can be compared
/// @param weight how much the word says, in hundredths: 100 for a rare one
public record Word(
    String text, String fold, String own, String consonants, boolean kana, Role role, int weight) {
  /// What a word does in a name.
  public enum Role {
    NAME,

    /// One letter that may stand for a whole word.
    INITIAL,

    /// `bin`, `al`, `van`: says next to nothing.
    PARTICLE,

    /// `Co.`, `Ltd.`, `GmbH`; its fold is the class: all limited companies are one.
    LEGAL_FORM,

    /// `2`, `II`, `two`; the fold holds digits. Never nearly equal.
    NUMBER
  }

  boolean isSubstance() {
    return role == Role.NAME || role == Role.NUMBER;
  }
}
