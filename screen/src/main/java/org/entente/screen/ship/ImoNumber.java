package org.entente.screen.ship;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An IMO number: seven digits, of a hull or of a company, which have different check digits. A
/// number may pass both (1790183), and one wrong digit in nine passes the ship's.
public record ImoNumber(String digits) {
  private static final Pattern WRITTEN =
      Pattern.compile(
          "(?:IMO\\s*(?:NUMBER|NO\\.?|NR\\.?|#)?\\s*[:.]?\\s*)?(\\d(?:[ -]?\\d){4,13})",
          Pattern.CASE_INSENSITIVE);

  private static final int[] COMPANY_WEIGHTS = {8, 6, 4, 2, 9, 7};

  /// What the number's place in a row or query says it is.
  public enum Kind {
    SHIP,
    COMPANY,
    EITHER,

    /// Neither check digit fits.
    NEITHER
  }

  public ImoNumber {
    if (!digits.matches("\\d{7}")) {
      throw new IllegalArgumentException("no seven digits: " + digits);
    }
  }

  /// Numbers in a text: `IMO 8405270`, `IMO8405270`, `IMO No. 8405270`, and fourteen digits that
  /// are two numbers, where both halves pass a check. Five or six digits are none.
  public static List<ImoNumber> in(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
    List<ImoNumber> found = new ArrayList<>();
    Matcher written = WRITTEN.matcher(plain);
    while (written.find()) {
      String digits = written.group(1).replaceAll("[ -]", "");
      if (digits.length() == 7) {
        found.add(new ImoNumber(digits));
      } else if (digits.length() == 14) {
        ImoNumber first = new ImoNumber(digits.substring(0, 7));
        ImoNumber second = new ImoNumber(digits.substring(7));
        if (first.kind() != Kind.NEITHER && second.kind() != Kind.NEITHER) {
          found.add(first);
          found.add(second);
        }
      }
    }
    return List.copyOf(found);
  }

  /// By check digits alone.
  public Kind kind() {
    if (isShip()) {
      return isCompany() ? Kind.EITHER : Kind.SHIP;
    }
    return isCompany() ? Kind.COMPANY : Kind.NEITHER;
  }

  /// The sum of the first six digits times 7 … 2 ends in the seventh (IMO resolution A.1117(30)).
  public boolean isShip() {
    int sum = 0;
    for (int i = 0; i < 6; i++) {
      sum += digit(i) * (7 - i);
    }
    return sum % 10 == digit(6);
  }

  /// Weights 8, 6, 4, 2, 9, 7, then (11 − sum mod 11) mod 10.
  public boolean isCompany() {
    int sum = 0;
    for (int i = 0; i < 6; i++) {
      sum += digit(i) * COMPANY_WEIGHTS[i];
    }
    return (11 - sum % 11) % 10 == digit(6);
  }

  /// Whether the two differ in exactly one digit, or in two neighbours changed about.
  public boolean isNear(ImoNumber other) {
    int different = 0;
    int first = -1;
    int last = -1;
    for (int i = 0; i < 7; i++) {
      if (digit(i) != other.digit(i)) {
        first = first < 0 ? i : first;
        last = i;
        different++;
      }
    }
    boolean swapped =
        different == 2
            && last == first + 1
            && digit(first) == other.digit(last)
            && digit(last) == other.digit(first);
    return different == 1 || swapped;
  }

  private int digit(int index) {
    return digits.charAt(index) - '0';
  }

  @Override
  public String toString() {
    return digits;
  }
}
