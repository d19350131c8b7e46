package org.entente.screen.name.latin;

import org.entente.screen.name.japanese.Consonants;

/// One word of a name.
///
/// @param text as it was written, without marks, lower case: `mohammed`
/// @param fold the same over habits of spelling: `muhamad` and `mohammed` are one
/// @param own its own fold, where `fold` is that of the word it is short for or a form of
/// @param sounds what is heard of a word in kana; empty for others
/// @param kana it was written in kana, so that only its consonants can be compared
/// @param weight how much the word says, in hundredths: 100 for a rare one
/// @param letters a bit for each letter of `own`; see [Typing#letters]
/// @param counts what the word counts in a name: its weight by its length
/// @param foldHash hash of `fold`: words that differ are mostly told apart without their letters
public record Word(
    String text,
    String fold,
    String own,
    String sounds,
    boolean kana,
    Role role,
    int weight,
    int letters,
    int counts,
    int foldHash) {
  /// Weight by length: a long word says more than a short one.
  private static final int[] BY_LENGTH = {0, 35, 50, 61, 71, 79, 87, 94, 100};

  Word(String text, String fold, String own, String sounds, boolean kana, Role role, int weight) {
    this(
        text,
        fold,
        own,
        sounds,
        kana,
        role,
        weight,
        Typing.letters(own),
        counts(text, weight),
        fold.hashCode());
  }

  private static int counts(String text, int weight) {
    return Math.max(1, weight * BY_LENGTH[Math.min(text.length(), BY_LENGTH.length - 1)] / 100);
  }

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

  /// The consonants that Japanese ears hear of it.
  String consonants() {
    return kana || role != Role.NAME ? sounds : LatinName.cut(Consonants.ofLatin(text));
  }

  /// Whether both are one word over habits of spelling.
  boolean isSpeltAs(Word other) {
    return foldHash == other.foldHash && fold.equals(other.fold);
  }

  boolean isSubstance() {
    return role == Role.NAME || role == Role.NUMBER;
  }
}
