package org.entente.watch.warning.make;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.entente.base.BadInput;

/// What can stand in a template: never free text. Every value is known beforehand, so that the
/// longest text is, too.
sealed interface Slot {
  /// One to `most` places, which are named in the order given.
  record Places(int most) implements Slot {
    private static List<Place> places(String value) {
      return List.of(value.split(",", -1)).stream().map(one -> Place.of(one.strip())).toList();
    }

    @Override
    public String text(Language language, String value) {
      List<Place> places = places(value);
      if (places.size() > most || places.stream().distinct().count() < places.size()) {
        throw new BadInput(
            "--fill", value, "it takes 1 to " + most + " different places", "Send two warnings");
      }
      return String.join(between(language), places.stream().map(p -> p.name(language)).toList());
    }

    private static String between(Language language) {
      return language == Language.JA ? "・" : ", ";
    }

    @Override
    public List<String> longest(Language language) {
      List<Place> byLength = new ArrayList<>(Place.ALL.values());
      byLength.sort(Comparator.comparingInt((Place p) -> -Measure.length(p.name(language))));
      return List.of(String.join(",", byLength.stream().limit(most).map(Place::code).toList()));
    }
  }

  /// Hour and minute at the place, `HH:MM`.
  record Time() implements Slot {
    @Override
    public String text(Language language, String value) {
      if (!value.matches("([01][0-9]|2[0-3]):[0-5][0-9]")) {
        throw new BadInput("--fill", value, "it is no time HH:MM", "Give the time there");
      }
      return value;
    }

    @Override
    public List<String> longest(Language language) {
      return List.of("23:59");
    }
  }

  /// A number with one decimal.
  record Tenths(BigDecimal least, BigDecimal most) implements Slot {
    @Override
    public String text(Language language, String value) {
      boolean isRight =
          value.matches("[0-9]{1,4}\\.[0-9]")
              && new BigDecimal(value).compareTo(least) >= 0
              && new BigDecimal(value).compareTo(most) <= 0;
      if (!isRight) {
        throw new BadInput(
            "--fill",
            value,
            "it is no number with one decimal from " + least + " to " + most,
            "Give another");
      }
      return new BigDecimal(value).toPlainString();
    }

    @Override
    public List<String> longest(Language language) {
      return List.of(most.toPlainString());
    }
  }

  /// As it is told. Throws [BadInput] for a value that isn't one of those known.
  String text(Language language, String value);

  /// Values of which none is longer in this language.
  List<String> longest(Language language);

  /// Reads `place 3`, `time` or `tenths 3.0 9.9`.
  static Slot parse(String form) {
    String[] words = form.split(" ", -1);
    return switch (words[0]) {
      case "place" -> new Places(Integer.parseInt(words[1]));
      case "time" -> new Time();
      case "tenths" -> new Tenths(new BigDecimal(words[1]), new BigDecimal(words[2]));
      default -> throw new IllegalArgumentException("no slot is called " + form);
    };
  }
}
