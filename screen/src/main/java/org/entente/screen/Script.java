package org.entente.screen;

import java.lang.Character.UnicodeScript;

/// What a name is written in; decided by its letters alone, never by what a list claims.
public enum Script {
  LATIN,
  HANGUL,

  /// Chinese characters only: Chinese, Hanja or Kanji.
  HAN,

  /// Kana, with or without Kanji.
  KANA,
  CYRILLIC,
  ARABIC,
  OTHER,

  /// Letters of several scripts, such as `Jin Tiesan (金铁三)`.
  MIXED,

  /// No letter at all.
  NONE;

  public static Script of(String text) {
    Script found = NONE;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (Character.isLetter(c)) {
        found = found.with(ofLetter(c));
      }
    }
    return found;
  }

  private Script with(Script letter) {
    if (letter == NONE || letter == this) {
      return this;
    }
    if (this == NONE) {
      return letter;
    }
    boolean japanese = (this == HAN && letter == KANA) || (this == KANA && letter == HAN);
    return japanese ? KANA : MIXED;
  }

  private static Script ofLetter(int c) {
    return switch (UnicodeScript.of(c)) {
      case LATIN -> LATIN;
      case HANGUL -> HANGUL;
      case HAN -> HAN;
      case KATAKANA, HIRAGANA -> KANA;
      case CYRILLIC -> CYRILLIC;
      case ARABIC -> ARABIC;
      case COMMON, INHERITED -> NONE;
      default -> OTHER;
    };
  }
}
