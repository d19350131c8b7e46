package org.entente.watch.ships;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A ship's number: six digits and one that checks them, by the weights 7 to 2.
public final class Imo {
  private static final int DIGITS = 7;

  private Imo() {}

  /// What stands behind "IMO", without blanks.
  static String stripped(String text) {
    String plain = text.strip().toUpperCase(Locale.ROOT);
    return (plain.startsWith("IMO") ? plain.substring(3) : plain).strip();
  }

  static boolean isForm(String number) {
    return number.length() == DIGITS && number.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /// The sum of the first six digits by their weights.
  static int sum(String number) {
    int sum = 0;
    for (int i = 0; i < DIGITS - 1; i++) {
      sum += (DIGITS - i) * (number.charAt(i) - '0');
    }
    return sum;
  }

  /// Seven digits of which the last is right.
  public static boolean isValid(String number) {
    return isForm(number) && sum(number) % 10 == number.charAt(DIGITS - 1) - '0';
  }

  static boolean isValid(long number) {
    return number > 0 && number < 10_000_000 && isValid(String.valueOf(number));
  }

  /// "9*7+0*6+7*5+4*4+7*3+2*2 = 139".
  static String reckoned(String number) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < DIGITS - 1; i++) {
      text.append(i == 0 ? "" : "+").append(number.charAt(i)).append('*').append(DIGITS - i);
    }
    return text.append(" = ").append(sum(number)).toString();
  }

  /// All numbers that differ in one digit.
  static List<String> near(String number) {
    List<String> near = new ArrayList<>();
    for (int i = 0; i < DIGITS; i++) {
      for (char digit = '0'; digit <= '9'; digit++) {
        if (digit != number.charAt(i)) {
          near.add(number.substring(0, i) + digit + number.substring(i + 1));
        }
      }
    }
    return near;
  }

  /// The first digit that differs, from 0; the last where none does.
  static int difference(String one, String other) {
    int i = 0;
    while (i < DIGITS - 1 && one.charAt(i) == other.charAt(i)) {
      i++;
    }
    return i;
  }
}
