package org.entente.screen.ship;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A ship's name as two ships' names may be compared: words without spaces between them, and the
/// number apart, for SAM JONG 1 is not SAM JONG 2 while NO. 2, -2 and 2 are the same.
///
/// @param letters without blanks: JON JIN is JONJIN
/// @param sound the letters with the romanisations of one Korean sound made equal
/// @param number empty where the name has none
public record ShipName(String letters, String sound, String number) {
  private static final Pattern FORMER = Pattern.compile("(.*?)\\s*\\(([^()]+)\\)\\s*");
  private static final Pattern NUMBER =
      Pattern.compile("(.*?)[\\s.-]*(?:NO\\.?|NUMBER|#)?[\\s.-]*(\\d+|(?<=\\s)[IVX]+)\\s*");

  /// The name and, in brackets behind it, the former one.
  public static List<ShipName> in(String text) {
    List<ShipName> names = new ArrayList<>();
    Matcher former = FORMER.matcher(text);
    if (former.matches()) {
      add(names, former.group(1));
      add(names, former.group(2).replaceFirst("(?i)^(ex|formerly|f\\.?k\\.?a\\.?)[ :-]+", ""));
    } else {
      add(names, text);
    }
    return List.copyOf(names);
  }

  private static void add(List<ShipName> names, String text) {
    ShipName name = of(text);
    if (!name.letters.isEmpty()) {
      names.add(name);
    }
  }

  static ShipName of(String text) {
    String plain =
        Normalizer.normalize(text, Normalizer.Form.NFKD)
            .toUpperCase(Locale.ROOT)
            .replaceAll("\\p{M}|['’ʼ`´]", "")
            .strip()
            .replaceFirst("^(?:M[./ ]?V|M[./ ]?T|M[./ ]?S|S[./ ]?S|F[./ ]?V)[. ]\\s*", "");
    Matcher numbered = NUMBER.matcher(plain);
    String number = "";
    if (numbered.matches() && !numbered.group(1).isBlank()) {
      plain = numbered.group(1);
      number = arabic(numbered.group(2));
    }
    String words = plain.replaceFirst("[ -]+HO$", "");
    String letters = words.replaceAll("[^\\p{L}\\p{Nd}]", "");
    return new ShipName(letters, sound(words), number);
  }

  /// North and South write a first sound differently (RYONG, YONG), and several letters for one
  /// sound (KUN, GUN).
  private static String sound(String words) {
    StringBuilder sound = new StringBuilder();
    for (String word : words.split("[^\\p{L}\\p{Nd}]+", -1)) {
      sound.append(word.replaceFirst("^RY", "Y").replaceFirst("^RI", "I"));
    }
    return sound
        .toString()
        .replace("EO", "O")
        .replace("OO", "U")
        .replace("EU", "U")
        .replace("CH", "J")
        .replace('G', 'K')
        .replace('D', 'T')
        .replace('B', 'P')
        .replace('L', 'R');
  }

  private static String arabic(String number) {
    if (Character.isDigit(number.charAt(0))) {
      String plain = number.replaceFirst("^0+(?=\\d)", "");
      return plain;
    }
    int value = 0;
    for (int i = 0; i < number.length(); i++) {
      int digit = roman(number.charAt(i));
      boolean before = i + 1 < number.length() && digit < roman(number.charAt(i + 1));
      value += before ? -digit : digit;
    }
    return String.valueOf(value);
  }

  private static int roman(char letter) {
    return switch (letter) {
      case 'I' -> 1;
      case 'V' -> 5;
      default -> 10;
    };
  }

  /// 10,000 for the same name, 9,200 for one that sounds the same, 0 otherwise; a different number
  /// makes a different ship.
  public int likeness(ShipName other) {
    if (!number.equals(other.number)) {
      return 0;
    }
    if (letters.equals(other.letters)) {
      return 10_000;
    }
    return sound.length() >= 4 && sound.equals(other.sound) ? 9_200 : 0;
  }
}
