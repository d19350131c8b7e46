package org.entente.watch.warning.make;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.watch.text.CsvRows;

/// A prefecture, province or state, by its code of ISO 3166-2, with its names.
public record Place(String code, Map<Language, String> names) {
  /// The places that warnings can name, by code.
  public static final Map<String, Place> ALL = read();

  public Place {
    names = Map.copyOf(names);
  }

  private static Map<String, Place> read() {
    Map<String, Place> all = new LinkedHashMap<>();
    for (CsvRows.Row row :
        CsvRows.read(Texts.resource("places.csv"), "places.csv", List.of("code"))) {
      Map<Language, String> names = new EnumMap<>(Language.class);
      for (Language language : Language.values()) {
        names.put(language, row.need(language.word()));
      }
      all.put(row.need("code"), new Place(row.need("code"), names));
    }
    return java.util.Collections.unmodifiableMap(all);
  }

  static Place of(String code) {
    Place place = ALL.get(code);
    if (place == null) {
      throw new BadInput(
          "--fill",
          code,
          "no place has this code of ISO 3166-2",
          "See: watch warnings templates --places");
    }
    return place;
  }

  public String name(Language language) {
    return names.getOrDefault(language, code);
  }
}
