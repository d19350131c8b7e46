package org.entente.exchange.stix.check;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.StixId;
import org.entente.exchange.stix.StixTime;

/// Whether one value is what its property wants.
final class ValueCheck {
  private static final Pattern MIME =
      Pattern.compile(
          "(application|audio|font|image|message|model|multipart|text|video)/[a-zA-Z0-9.+_-]+.*",
          Pattern.DOTALL);
  private static final Pattern CHARSET = Pattern.compile("[a-zA-Z0-9/.+_:-]{2,250}");
  private static final Pattern HEX = Pattern.compile("([a-fA-F0-9]{2})+");

  /// RFC 3986 as far as it forbids characters.
  private static final Pattern URL =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:([^\\s<>\"{}|\\\\^`%\\x00-\\x1f]|%[0-9A-Fa-f]{2})*");

  /// A component of a CPE 2.3 name: a wildcard, or text in which others are quoted.
  private static final String COMPONENT =
      ":(?:[*-]|(?:\\?*|\\*?)(?:[a-zA-Z0-9._-]|\\\\[\\\\*?!\"#$%&'()+,/:;<=>@\\[\\]^`{|}~])++(?:\\?*|\\*?))";

  private static final Pattern CPE =
      Pattern.compile(
          "cpe:2\\.3:[aho*-](?:"
              + COMPONENT
              + "){5}:(?:[*-]|[a-zA-Z]{2,3}(?:-(?:[a-zA-Z]{2}|[0-9]{3}))?)(?:"
              + COMPONENT
              + "){4}");

  private static final Map<String, Pattern> HASHES =
      Map.of(
          "MD5", Pattern.compile("[a-fA-F0-9]{32}"),
          "SHA-1", Pattern.compile("[a-fA-F0-9]{40}"),
          "SHA-256", Pattern.compile("[a-fA-F0-9]{64}"),
          "SHA-512", Pattern.compile("[a-fA-F0-9]{128}"),
          "SHA3-256", Pattern.compile("[a-fA-F0-9]{64}"),
          "SHA3-512", Pattern.compile("[a-fA-F0-9]{128}"),
          "SSDEEP", Pattern.compile("[a-zA-Z0-9/+:.]{1,128}"),
          "TLSH", Pattern.compile("[a-zA-Z0-9]{70}"));
  private static final Pattern HASH_NAME = Pattern.compile("[a-zA-Z0-9_-]{3,250}");
  static final Pattern KEY = Pattern.compile("[a-zA-Z0-9_-]{1,250}");

  private final Findings findings;

  /// Keys of observables in an observed-data of STIX 2.0 with their types; what is embedded there
  /// refers to keys.
  private final Map<String, String> embedded;

  ValueCheck(Findings findings, Map<String, String> embedded) {
    this.findings = findings;
    this.embedded = embedded;
  }

  /// Parts are the caller's.
  void check(ValueKind kind, JsonValue value, String path) {
    switch (kind) {
      case ValueKind.Plain plain -> plain(plain, value, path);
      case ValueKind.Quantity quantity -> quantity(quantity, value, path);
      case ValueKind.Reference reference -> reference(reference, value, path);
      case ValueKind.Vocabulary words -> vocabulary(words, value, path);
      case ValueKind.Part _ -> {}
    }
  }

  private void plain(ValueKind.Plain kind, JsonValue value, String path) {
    switch (kind) {
      case ANY -> {}
      case FLAG -> {
        if (!(value instanceof JsonValue.Truth)) {
          wrong(path, "true or false", value);
        }
      }
      case HASHES -> hashes(value, path);
      case DICT -> dictionary(value, path);
      case TEXT -> text(value, path);
      case TIME -> {
        if (value instanceof JsonValue.Text text) {
          time(text.value(), path);
        } else {
          wrong(path, "a timestamp", value);
        }
      }
      case LANG, URL, BIN, HEX, MIME, CHARSET, CPE -> {
        if (value instanceof JsonValue.Text text) {
          form(kind, text.value(), path);
        } else {
          wrong(path, "a string", value);
        }
      }
    }
  }

  private void text(JsonValue value, String path) {
    if (!(value instanceof JsonValue.Text)) {
      wrong(path, "a string", value);
    }
  }

  private void form(ValueKind.Plain kind, String text, String path) {
    switch (kind) {
      case LANG -> mustBe(LanguageTag.isValid(text), path, text, "a language code (RFC 5646)");
      case URL -> mustBe(URL.matcher(text).matches(), path, text, "a URL (RFC 3986)");
      case BIN -> mustBe(isBase64(text), path, text, "base64 (RFC 4648)");
      case HEX -> mustBe(HEX.matcher(text).matches(), path, text, "pairs of hexadecimal digits");
      case MIME -> mustBe(MIME.matcher(text).matches(), path, text, "a registered media type");
      case CHARSET -> mustBe(CHARSET.matcher(text).matches(), path, text, "a character set's name");
      case CPE -> mustBe(CPE.matcher(text).matches(), path, text, "a CPE 2.3 name");
      case TEXT, FLAG, TIME, HASHES, DICT, ANY -> {}
    }
  }

  private void mustBe(boolean is, String path, String text, String what) {
    if (!is) {
      findings.error(path, "value", "'" + shortened(text) + "' is not " + what);
    }
  }

  static String shortened(String text) {
    return text.length() <= 100 ? text : text.substring(0, 97) + "...";
  }

  static boolean isBase64(String text) {
    if (text.isEmpty() || text.length() % 4 != 0) {
      return false;
    }
    try {
      Base64.getDecoder().decode(text);
      return true;
    } catch (IllegalArgumentException not) {
      return false;
    }
  }

  static boolean isHex(String text) {
    return HEX.matcher(text).matches();
  }

  private void wrong(String path, String wanted, JsonValue value) {
    findings.error(path, "type", "it must be " + wanted + ", not " + value.kind());
  }

  Optional<StixTime> time(String text, String path) {
    Optional<StixTime> time = StixTime.of(text);
    mustBe(time.isPresent(), path, text, "a timestamp that exists, in UTC with Z");
    return time;
  }

  private void quantity(ValueKind.Quantity quantity, JsonValue value, String path) {
    if (!(value instanceof JsonValue.Numeral number)) {
      wrong(path, quantity.whole() ? "a whole number" : "a number", value);
      return;
    }
    BigDecimal amount = number.value();
    if (quantity.whole() && amount.stripTrailingZeros().scale() > 0) {
      findings.error(path, "type", number.text() + " is no whole number");
    }
    if (quantity.min() != null && amount.compareTo(quantity.min()) < 0) {
      findings.error(path, "range", number.text() + " is below " + quantity.min());
    }
    if (quantity.max() != null && amount.compareTo(quantity.max()) > 0) {
      findings.error(path, "range", number.text() + " is above " + quantity.max());
    }
  }

  private void reference(ValueKind.Reference reference, JsonValue value, String path) {
    if (!(value instanceof JsonValue.Text text)) {
      wrong(path, "an identifier", value);
      return;
    }
    Optional<StixId> id = StixId.of(text.value());
    String type;
    if (id.isPresent()) {
      type = id.get().type();
    } else if (embedded.containsKey(text.value())) {
      type = String.valueOf(embedded.get(text.value()));
    } else {
      String why = embedded.isEmpty() ? "is no identifier" : "refers to nothing";
      findings.error(path, "reference", "'" + shortened(text.value()) + "' " + why);
      return;
    }
    if (!reference.admits(type)) {
      findings.error(path, "reference", "it must not refer to an object of type " + type);
    }
  }

  private void vocabulary(ValueKind.Vocabulary words, JsonValue value, String path) {
    if (!(value instanceof JsonValue.Text text)) {
      wrong(path, "a string", value);
    } else if (!words.words().contains(text.value())) {
      String message = "'" + shortened(text.value()) + "' is not in the vocabulary " + words.name();
      if (words.closed()) {
        findings.error(path, "vocabulary", message);
      } else {
        findings.warning(path, "vocabulary", message + "-ov");
      }
    }
  }

  private void hashes(JsonValue value, String path) {
    if (!(value instanceof JsonValue.Members hashes)) {
      wrong(path, "hashes by their algorithms", value);
      return;
    }
    hashes
        .all()
        .forEach((algorithm, hash) -> hash(algorithm, hash, Findings.join(path, algorithm)));
  }

  private void hash(String algorithm, JsonValue hash, String path) {
    if (!HASH_NAME.matcher(algorithm).matches()) {
      findings.error(path, "hash", "'" + shortened(algorithm) + "' names no algorithm");
    } else if (!(hash instanceof JsonValue.Text text)) {
      wrong(path, "a string", hash);
    } else {
      Pattern form = HASHES.get(algorithm);
      if (form == null) {
        findings.warning(path, "hash", algorithm + " is not in the vocabulary hash-algorithm-ov");
      } else if (!form.matcher(text.value()).matches()) {
        findings.error(path, "hash", "'" + shortened(text.value()) + "' is no " + algorithm);
      }
    }
  }

  private void dictionary(JsonValue value, String path) {
    if (!(value instanceof JsonValue.Members members)) {
      wrong(path, "a dictionary", value);
      return;
    }
    keys(members, path);
  }

  /// Keys of a dictionary (2.1, section 2.3).
  void keys(JsonValue.Members members, String path) {
    for (String key : members.all().keySet()) {
      if (!KEY.matcher(key).matches()) {
        findings.error(
            path, "name", "'" + shortened(key) + "' is no dictionary key: [a-zA-Z0-9_-], 1 to 250");
      }
    }
  }
}
