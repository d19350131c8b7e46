package org.entente.screen.name.japanese;

import java.text.Normalizer;

/// Katakana in letters: ソクチョル is `sokucoru`. The row of チ and ジ is `c`, ッ is `x`, ー is lost.
public final class KanaLetters {
  private static final String KANA =
      "アイウエオカキクケコガギグゲゴサシスセソザジズゼゾタチツテトダヂヅデドナニヌネノハヒフヘホバビブベボパピプペポ" + "マミムメモヤユヨラリルレロワヲンヴヰヱ";
  private static final String[] LETTERS =
      ("a i u e o ka ki ku ke ko ga gi gu ge go sa si su se so za ci zu ze zo ta ci tu te to da ci"
              + " zu de do na ni nu ne no ha hi fu he ho ba bi bu be bo pa pi pu pe po ma mi mu me mo"
              + " ya yu yo ra ri ru re ro wa o n bu wi we")
          .split(" ", -1);

  private KanaLetters() {}

  /// As Korean is written: after チ, ジ and シ small ャュョェ give the bare vowel.
  public static String korean(String text) {
    String kana = fold(text);
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < kana.length(); i++) {
      char c = kana.charAt(i);
      int small = "ャュョェァィゥォヮ".indexOf(c);
      int at = KANA.indexOf(c);
      if (small >= 0 && !letters.isEmpty()) {
        join(letters, "auoeaiuoa".charAt(small), small < 3);
      } else if (at >= 0) {
        letters.append(LETTERS[at]);
      } else if (c == 'ッ') {
        letters.append('x');
      } else if (c == '・' || c == '＝' || c == '=' || Character.isWhitespace(c)) {
        letters.append(' ');
      } else if (c != 'ー') {
        letters.append(c);
      }
    }
    return letters.toString();
  }

  /// The small kana takes the place of the vowel before.
  private static void join(StringBuilder letters, char vowel, boolean y) {
    char last = letters.charAt(letters.length() - 1);
    letters.setLength(letters.length() - 1);
    char initial = letters.isEmpty() ? ' ' : letters.charAt(letters.length() - 1);
    if (last == 'i') {
      boolean bare = initial == 'c' || (!y && Character.isLetter(initial));
      letters.append(bare ? "" : "y").append(vowel);
    } else if (initial == 'f') {
      letters.setLength(letters.length() - 1);
      letters.append("hw").append(vowel);
    } else if (last == 'u' && initial == 't') {
      letters.append(vowel);
    } else if (last == 'u' || last == 'o') {
      letters.append(y ? "y" : "w").append(vowel);
    } else {
      letters.append(vowel);
    }
  }

  /// NFKC, hiragana as katakana, look-alike Kanji as kana.
  public static String fold(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    StringBuilder kana = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.charAt(i);
      int alike = isBesideKana(plain, i) ? "口一二力夕工八卜".indexOf(c) : -1;
      if (c >= 'ぁ' && c <= 'ゖ') {
        kana.append((char) (c + 0x60));
      } else if (alike >= 0) {
        kana.append("ローニカタエハト".charAt(alike));
      } else {
        kana.append(c);
      }
    }
    return kana.toString();
  }

  private static boolean isBesideKana(String text, int at) {
    return (at > 0 && isKana(text.charAt(at - 1)))
        || (at + 1 < text.length() && isKana(text.charAt(at + 1)));
  }

  private static boolean isKana(char c) {
    return c >= 'ァ' && c <= 'ー';
  }
}
