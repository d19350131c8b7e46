package org.entente.screen;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// As lists record it.
public enum Sex {
  MALE,
  FEMALE;

  /// As JSON writes it.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Null where the text says neither.
  public static @Nullable Sex of(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "m", "male", "homme", "男", "男性", "남", "남성", "남자" -> MALE;
      case "f", "female", "femme", "女", "女性", "여", "여성", "여자" -> FEMALE;
      default -> null;
    };
  }
}
