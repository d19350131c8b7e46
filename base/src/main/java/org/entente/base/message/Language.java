package org.entente.base.message;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A language in which Entente speaks to people.
public enum Language {
  ENGLISH("en"),
  KOREAN("ko"),
  JAPANESE("ja");

  private final String code;

  Language(String code) {
    this.code = code;
  }

  /// The ISO 639-1 code: `en`, `ko`, `ja`.
  public String code() {
    return code;
  }

  public static Optional<Language> ofCode(String code) {
    return Arrays.stream(values()).filter(l -> l.code.equals(code)).findFirst();
  }

  /// The language of a POSIX locale such as `ko_KR.UTF-8`; English where we don't speak it.
  public static Language ofLocale(String locale) {
    String lower = locale.toLowerCase(Locale.ROOT);
    String language = lower.split("[_.@-]", 2)[0];
    return ofCode(language).orElse(ENGLISH);
  }
}
