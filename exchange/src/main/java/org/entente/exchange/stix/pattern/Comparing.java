package org.entente.exchange.stix.pattern;

import java.text.Normalizer;
import java.util.Optional;
import org.entente.exchange.stix.StixTime;
import org.jspecify.annotations.Nullable;

/// Values against constants.
final class Comparing {
  private Comparing() {}

  static String nfc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  static boolean isEqual(PathValue value, Constant constant) {
    if (value instanceof PathValue.Truth truth && constant instanceof Constant.Truth expected) {
      return truth.value() == expected.value();
    }
    Integer order = order(value, constant);
    return order != null && order == 0;
  }

  /// Like [Comparable]; null for unlike kinds.
  static @Nullable Integer order(PathValue value, Constant constant) {
    return switch (value) {
      case PathValue.Quantity number ->
          constant instanceof Constant.Quantity other
              ? number.value().compareTo(other.value())
              : null;
      case PathValue.Text text -> text(text.value(), constant);
      case PathValue.Bytes bytes -> bytes(bytes.latin(), constant);
      case PathValue.Truth _, PathValue.Other _ -> null;
    };
  }

  private static @Nullable Integer text(String text, Constant constant) {
    return switch (constant) {
      case Constant.Text other -> byCodePoint(text, other.value());
      case Constant.Bytes bytes -> isLatin(text) ? text.compareTo(bytes.latin()) : null;
      case Constant.Moment moment -> {
        Optional<StixTime> time = StixTime.of(text);
        yield time.isPresent() ? time.get().compareTo(moment.value()) : null;
      }
      case Constant.Quantity _, Constant.Truth _ -> null;
    };
  }

  private static @Nullable Integer bytes(String latin, Constant constant) {
    return switch (constant) {
      case Constant.Text other -> isLatin(other.value()) ? latin.compareTo(other.value()) : null;
      case Constant.Bytes other -> latin.compareTo(other.latin());
      case Constant.Quantity _, Constant.Truth _, Constant.Moment _ -> null;
    };
  }

  private static boolean isLatin(String text) {
    return text.chars().allMatch(c -> c < 256);
  }

  /// By Unicode number: UTF-16 order would put the characters beyond U+FFFF before U+E000.
  private static int byCodePoint(String a, String b) {
    int at = 0;
    while (at < a.length() && at < b.length() && a.charAt(at) == b.charAt(at)) {
      at++;
    }
    if (at == a.length() || at == b.length()) {
      return Integer.compare(a.length(), b.length());
    }
    char x = a.charAt(at);
    char y = b.charAt(at);
    boolean surrogates = Character.isSurrogate(x) != Character.isSurrogate(y);
    return surrogates ? (Character.isSurrogate(x) ? 1 : -1) : Character.compare(x, y);
  }
}
