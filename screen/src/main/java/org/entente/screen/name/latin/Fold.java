package org.entente.screen.name.latin;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Spelling habits taken away. What folds alike is one word to us; what is only near after folding
/// is a typing error or another word. Only merges that keep words of one language apart are here:
/// `o` and `u` are not merged, they are cheap to confuse ([Typing]).
final class Fold {
  /// Longest first: the first that fits at a place is taken.
  private static final String[][] HABITS = {
    {"shch", "sh"},
    {"sch", "sh"},
    {"tch", "ch"},
    {"dzh", "j"},
    {"dj", "j"},
    {"ph", "f"},
    {"kh", "h"},
    {"gh", "g"},
    {"dh", "d"},
    {"th", "t"},
    {"ck", "k"},
    {"ch", "ch"},
    {"c", "k"},
    {"q", "k"},
    {"ks", "x"},
    {"tz", "z"},
    {"oo", "u"},
    {"ou", "u"},
    {"ee", "i"},
    {"ie", "i"},
    {"w", "v"},
    {"y", "i"},
    {"ae", "e"},
  };

  private static final String[][][] BY_FIRST = new String[128][][];

  static {
    for (int first = 0; first < BY_FIRST.length; first++) {
      char letter = (char) first;
      BY_FIRST[first] =
          Arrays.stream(HABITS).filter(h -> h[0].charAt(0) == letter).toArray(String[][]::new);
    }
  }

  private Fold() {}

  /// Lower case without marks; letters that no mark explains are spelt out.
  static String plain(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    StringBuilder plain = new StringBuilder(lower.length() + 4);
    for (int i = 0; i < lower.length(); i++) {
      char c = lower.charAt(i);
      switch (c) {
        case 'ß' -> plain.append("ss");
        case 'ø' -> plain.append('o');
        case 'ł' -> plain.append('l');
        case 'đ', 'ð' -> plain.append('d');
        case 'æ' -> plain.append("ae");
        case 'œ' -> plain.append("oe");
        case 'þ' -> plain.append("th");
        case 'ı' -> plain.append('i');
        case 'ə' -> plain.append('a');
        case 'ħ' -> plain.append('h');
        default -> plain.append(c);
      }
    }
    if (isAscii(plain)) {
      return plain.toString();
    }
    String parts = Normalizer.normalize(plain, Normalizer.Form.NFKD);
    StringBuilder bare = new StringBuilder(parts.length());
    for (int i = 0; i < parts.length(); i++) {
      char c = parts.charAt(i);
      if (Character.getType(c) != Character.NON_SPACING_MARK) {
        bare.append(c);
      }
    }
    return bare.toString();
  }

  private static boolean isAscii(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  static String word(String plain) {
    StringBuilder fold = new StringBuilder(plain.length());
    for (int i = 0; i < plain.length(); ) {
      char first = plain.charAt(i);
      String[] habit = habit(plain, i, first);
      if (habit == null) {
        append(fold, first);
        i++;
      } else {
        for (int h = 0; h < habit[1].length(); h++) {
          append(fold, habit[1].charAt(h));
        }
        i += habit[0].length();
      }
    }
    return servant(fold.toString());
  }

  private static String @Nullable [] habit(String plain, int at, char first) {
    for (String[] habit : BY_FIRST[first < 128 ? first : 0]) {
      if (plain.startsWith(habit[0], at)) {
        return habit;
      }
    }
    return null;
  }

  /// Doubled letters become one, also where two habits meet.
  private static void append(StringBuilder fold, char c) {
    int length = fold.length();
    if (length == 0 || fold.charAt(length - 1) != c || Character.isDigit(c)) {
      fold.append(c);
    }
  }

  /// Abdul Rahman, Abdurrahman, Abd al-Rahman: "servant of" in its many joints.
  private static String servant(String fold) {
    if (!fold.startsWith("abd") || fold.length() < 7) {
      return fold;
    }
    int at = 3;
    if ("aeu".indexOf(fold.charAt(at)) >= 0) {
      at++;
    }
    if (fold.charAt(at) == 'l' && "aeiou".indexOf(fold.charAt(at + 1)) < 0) {
      at++;
    }
    return "abd" + fold.substring(at);
  }
}
