package org.entente.exchange.request;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entente.base.BadInput;
import org.entente.base.address.CryptoAddress;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.crypto.Caip;

/// At what a request is aimed, in the one form in which two requests for the same are equal.
///
/// @param place the chain (CAIP-2) of an address, who keeps an account or records, the key name of
///     the node that an object is to go to; else empty
/// @param value the address, account number, domain, what records, name, IMO number, or an
///     object's id and the SHA-256 of its RFC 8785 bytes with `@` between
public record Target(Form form, String place, String value) {
  /// What a target can be.
  public enum Form {
    ADDRESS,
    ACCOUNT,
    DOMAIN,
    RECORDS,
    SUBJECT,
    SHIP,
    OBJECT;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    boolean hasPlace() {
      return switch (this) {
        case ADDRESS, ACCOUNT, RECORDS, OBJECT -> true;
        case DOMAIN, SUBJECT, SHIP -> false;
      };
    }
  }

  private static final Pattern DOMAIN =
      Pattern.compile("(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]{1,62}");
  private static final Pattern OBJECT =
      Pattern.compile(
          "[a-z][a-z0-9-]{2,249}--[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}@[0-9a-f]{64}");
  private static final Pattern KEY_NAME = Pattern.compile("[^\\s+]{1,200}");
  private static final int LONGEST = 1_000;

  /// Brings a target into its one form. Throws [BadInput] for what can't be one.
  public static Target of(Form form, String place, String value) {
    String where = place.strip();
    String what = value.strip();
    if (what.isEmpty() || what.length() > LONGEST || where.length() > LONGEST) {
      throw bad("it is missing or too long", "Name what the request is aimed at");
    }
    if (form.hasPlace() == where.isEmpty()) {
      throw bad(
          form.hasPlace()
              ? form.word() + " needs a place: its chain, or who keeps it"
              : form.word() + " has no place",
          form.hasPlace() ? "Add --at" : "Leave --at out");
    }
    return switch (form) {
      case ADDRESS -> address(where, what);
      case ACCOUNT, RECORDS, SUBJECT -> new Target(form, where, what);
      case DOMAIN -> domain(what);
      case SHIP -> ship(what);
      case OBJECT -> object(where, what);
    };
  }

  private static BadInput bad(String reason, String next) {
    return new BadInput("the target", "", reason, next);
  }

  private static Target address(String chain, String text) {
    if (Caip.Chain.of(chain).isEmpty()) {
      throw bad(chain + " is no chain in CAIP-2", "Give it like eip155:1");
    }
    CryptoAddress address = CryptoAddress.read(text);
    return switch (address.reading()) {
      case CryptoAddress.Checked _, CryptoAddress.Unchecked _ ->
          new Target(Form.ADDRESS, chain, address.key().text());
      case CryptoAddress.WrongCase _ -> throw bad(text + " is mistyped", "Copy it again");
      case CryptoAddress.NotRecognised told ->
          throw bad(text + " is no address: " + told.why(), "Correct it");
    };
  }

  private static Target domain(String text) {
    String ascii;
    try {
      ascii = java.net.IDN.toASCII(text).toLowerCase(Locale.ROOT).replaceFirst("\\.$", "");
    } catch (IllegalArgumentException e) {
      throw new BadInput("the target", "", text + " is no domain", "Give it like a.example", e);
    }
    if (!DOMAIN.matcher(ascii).matches()) {
      throw bad(text + " is no domain", "Give it like a.example");
    }
    return new Target(Form.DOMAIN, "", ascii);
  }

  private static Target object(String keyName, String text) {
    if (!KEY_NAME.matcher(keyName).matches()) {
      throw bad(keyName + " is no name of a key", "Give it as the card of that node has it");
    }
    if (!OBJECT.matcher(text).matches()) {
      throw bad(text + " is no object with its hash", "Give it like ID@SHA256");
    }
    return new Target(Form.OBJECT, keyName, text);
  }

  private static Target ship(String text) {
    String digits = text.toUpperCase(Locale.ROOT).replaceFirst("^IMO *", "");
    if (!digits.matches("[0-9]{7}")) {
      throw bad(text + " is no IMO number", "Give seven digits");
    }
    int sum = 0;
    for (int i = 0; i < 6; i++) {
      sum += (digits.charAt(i) - '0') * (7 - i);
    }
    if (sum % 10 != digits.charAt(6) - '0') {
      throw bad(text + " has a wrong check digit", "Look it up again");
    }
    return new Target(Form.SHIP, "", digits);
  }

  JsonValue.Members json() {
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("form", JsonValue.of(form.word()));
    if (!place.isEmpty()) {
      all.put("place", JsonValue.of(place));
    }
    all.put("value", JsonValue.of(value));
    return new JsonValue.Members(all);
  }

  /// As a request shows it.
  public static Optional<Target> shown(JsonValue.Members json) {
    return read(json);
  }

  /// Empty when it isn't in its one form.
  static Optional<Target> read(JsonValue.Members json) {
    Optional<Form> form =
        Arrays.stream(Form.values())
            .filter(one -> json.optional("form").orElse("").equals(one.word()))
            .findFirst();
    if (form.isEmpty()) {
      return Optional.empty();
    }
    String place = json.optional("place").orElse("");
    String value = json.optional("value").orElse("");
    try {
      Target target = of(form.get(), place, value);
      boolean isSame = target.place().equals(place) && target.value().equals(value);
      return isSame ? Optional.of(target) : Optional.empty();
    } catch (BadInput _) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return place.isEmpty() ? value : value + " at " + place;
  }
}
