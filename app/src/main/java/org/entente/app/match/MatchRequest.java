package org.entente.app.match;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.IntFunction;

/// A request, whichever server took it.
///
/// @param path decoded, from the place where the routes are mounted: `/match/default`
/// @param query each parameter with its values, decoded
/// @param body reads the body, of at most so many bytes; throws [MatchRefusal] for a longer one
public record MatchRequest(
    String method, String path, Map<String, List<String>> query, IntFunction<byte[]> body) {
  /// All values of a parameter; those with commas are several.
  List<String> all(String name) {
    return query.getOrDefault(name, List.of()).stream().filter(value -> !value.isBlank()).toList();
  }

  String text(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? "" : values.getLast();
  }

  int number(String name, int usual, int least, int most) {
    String text = text(name);
    if (text.isEmpty()) {
      return usual;
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw new MatchRefusal(422, name + " is a whole number from " + least + " to " + most);
  }

  /// A score from 0 to 1 in ten-thousandths.
  OptionalInt score(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      BigDecimal score = text.length() > 20 ? BigDecimal.TWO : new BigDecimal(text);
      if (score.signum() >= 0 && score.compareTo(BigDecimal.ONE) <= 0) {
        return OptionalInt.of(
            score.movePointRight(4).setScale(0, RoundingMode.HALF_UP).intValueExact());
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw new MatchRefusal(422, name + " is a number from 0 to 1");
  }
}
