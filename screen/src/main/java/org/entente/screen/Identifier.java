package org.entente.screen;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// A number that an authority, a bank or a register gave to a target.
///
/// @param value as the list writes it, without what it wrote around it
/// @param country who gave the number, where the list says so
/// @param note what else the list says about it: the kind in its words, dates, doubts
public record Identifier(Kind kind, String value, Country country, String note) {
  /// What the number is.
  public enum Kind {
    PASSPORT,
    NATIONAL_ID,
    TAX,
    REGISTRATION,
    SWIFT,
    LEI,

    /// The number of a hull.
    IMO_SHIP,

    /// The number of a ship's owner or manager.
    IMO_COMPANY,

    /// Called an IMO number, but neither its place nor its check digit tells which kind.
    IMO_UNSAID,
    MMSI,
    CALL_SIGN,
    AIRCRAFT_TAIL,
    AIRCRAFT_SERIAL,

    /// The reference under which the UN lists the same target.
    UN_REFERENCE,

    /// The entity number under which OFAC lists the same target.
    OFAC_REFERENCE,
    PHONE,
    EMAIL,
    WEBSITE,
    OTHER
  }

  private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{Nd}]+");

  public static Identifier of(Kind kind, String value) {
    return new Identifier(kind, value, Country.UNSAID, "");
  }

  /// The form in which two lists may be compared: letters and digits only, upper case. Web
  /// addresses and the like keep their signs.
  public String normal() {
    String plain = Normalizer.normalize(value, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
    return switch (kind) {
      case EMAIL, WEBSITE -> plain.strip();
      case UN_REFERENCE, OFAC_REFERENCE -> plain.replaceAll("\\s", "");
      default -> NO_LETTER.matcher(plain).replaceAll("");
    };
  }
}
