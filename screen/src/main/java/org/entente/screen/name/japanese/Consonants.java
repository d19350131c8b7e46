package org.entente.screen.name.japanese;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// What is left of a word when only consonants count, and only as far as kana tell them apart:
/// `r` for l and r, `s` for s, z, th and soft c, `c` for ch and j, `b` for b and v, `h` for f and
// h.
public final class Consonants {
  /// Longest first. In the target `-` is a vowel's place.
  private static final String[][] ENGLISH = {
    {"tion", "s-n"},
    {"sion", "s-n"},
    {"tch", "c"},
    {"dge", "c"},
    {"sch", "s"},
    {"ch", "c"},
    {"sh", "s"},
    {"ph", "h"},
    {"th", "s"},
    {"kh", "h"},
    {"gh", ""},
    {"kn", "n"},
    {"wr", "r"},
    {"ck", "k"},
    {"qu", "k-"},
    {"ce", "s-"},
    {"ci", "s-"},
    {"cy", "s-"},
    {"ge", "c-"},
    {"gi", "c-"},
    {"zh", "c"},
    {"ts", "t"},
    {"tz", "t"},
    {"dj", "c"},
    {"xi", "s-"},
    {"xu", "s-"},
    {"x", "ks"},
    {"c", "k"},
    {"q", "c"},
    {"j", "c"},
    {"l", "r"},
    {"v", "b"},
    {"f", "h"},
    {"z", "s"},
    {"w", "-"},
    {"y", "-"},
  };

  private static final String[][][] BY_FIRST = new String[128][][];

  static {
    for (int first = 0; first < BY_FIRST.length; first++) {
      char letter = (char) first;
      BY_FIRST[first] =
          Arrays.stream(ENGLISH).filter(r -> r[0].charAt(0) == letter).toArray(String[][]::new);
    }
  }

  private Consonants() {}

  /// Of a word in Latin letters, lower case and without marks.
  public static String ofLatin(String word) {
    StringBuilder sound = new StringBuilder();
    for (int i = 0; i < word.length(); ) {
      String[] rule = rule(word, i);
      char c = word.charAt(i);
      int length = rule == null ? 1 : rule[0].length();
      if (c == 'r' && rule == null && !isVowelAt(word, i + 1)) {
        sound.append('-');
      } else if (c == 'g' && i > 0 && word.charAt(i - 1) == 'n' && !isVowelAt(word, i + 1)) {
        length = 1;
      } else {
        sound.append(rule == null ? String.valueOf("aeiou".indexOf(c) >= 0 ? '-' : c) : rule[1]);
      }
      i += length;
    }
    return squeeze(sound);
  }

  private static String @Nullable [] rule(String word, int at) {
    char first = word.charAt(at);
    for (String[] rule : BY_FIRST[first < 128 ? first : 0]) {
      if (word.startsWith(rule[0], at)) {
        return rule;
      }
    }
    return null;
  }

  private static boolean isVowelAt(String word, int at) {
    return at < word.length() && "aeiouy".indexOf(word.charAt(at)) >= 0;
  }

  /// Of katakana in letters, as [KanaLetters#korean] gives them.
  static String ofKana(String letters) {
    StringBuilder sound = new StringBuilder();
    for (int i = 0; i < letters.length(); i++) {
      char c = letters.charAt(i);
      switch (c) {
        case 'a', 'i', 'u', 'e', 'o', 'w', 'y' -> sound.append('-');
        case 'x' -> {}
        case 'z' -> sound.append('s');
        case 'f' -> sound.append('h');
        default -> sound.append(c);
      }
    }
    return squeeze(sound);
  }

  /// Vowels go but for one at the beginning; doubled consonants become one.
  private static String squeeze(CharSequence sound) {
    StringBuilder bare = new StringBuilder();
    char last = ' ';
    for (int i = 0; i < sound.length(); i++) {
      char c = sound.charAt(i);
      if (c == '-' ? bare.isEmpty() : c != last) {
        bare.append(c == '-' ? 'a' : c);
      }
      last = c;
    }
    return bare.toString();
  }
}
