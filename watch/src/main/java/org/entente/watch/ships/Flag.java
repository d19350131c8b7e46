package org.entente.watch.ships;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A flag as people write it: by its two or three letters, or by its English name.
final class Flag {
  private static final Map<String, String> CODES = codes();

  private Flag() {}

  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      Locale country = Locale.of("", code);
      for (String name :
          List.of(code, country.getISO3Country(), country.getDisplayCountry(Locale.ENGLISH))) {
        codes.put(key(name), code);
      }
    }
    codes.put("UK", "GB");
    codes.put("USA", "US");
    codes.put("DPRK", "KP");
    codes.put("DPRKOREA", "KP");
    codes.put("KOREA", "KR");
    codes.put("REPUBLICOFKOREA", "KR");
    codes.put("DEMOCRATICPEOPLESREPUBLICOFKOREA", "KP");
    codes.put("RUSSIANFEDERATION", "RU");
    codes.put("VIETNAM", "VN");
    codes.put("TURKEY", "TR");
    codes.put("UAE", "AE");
    codes.put("IVORYCOAST", "CI");
    return Map.copyOf(codes);
  }

  private static String key(String text) {
    return text.toUpperCase(Locale.ROOT).replaceAll("[^A-Z]", "");
  }

  /// ISO 3166 in two letters; empty where it is unknown.
  static String code(String text) {
    return CODES.getOrDefault(key(text), "");
  }
}
