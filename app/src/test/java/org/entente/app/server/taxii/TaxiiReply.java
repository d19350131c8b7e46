package org.entente.app.server.taxii;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;

/// An answer that somebody got, and whether it is the one that a row asks for.
///
/// @param headers by their names in lower case
record TaxiiReply(int status, Map<String, String> headers, String body) {
  private static final Pattern CALL = Pattern.compile("(\\w+)\\(([^=)]*)=?([^)]*)\\)");

  /// Checks all that the row says, with the values that were kept for later rows.
  void check(TaxiiRow row, Map<String, String> kept) {
    String[] tokens = row.answer().split(" ", -1);
    assertThat(status).as("%s: %s", row.request(), body).isEqualTo(Integer.parseInt(tokens[0]));
    if (!body.isEmpty()) {
      assertThat(headers.get("content-type")).isEqualTo("application/taxii+json;version=2.1");
    }
    for (int i = 1; i < tokens.length; i++) {
      check(row, fill(tokens[i], kept), kept);
    }
  }

  static String fill(String text, Map<String, String> kept) {
    String filled = text;
    for (Map.Entry<String, String> one : kept.entrySet()) {
      filled = filled.replace("{" + one.getKey() + "}", one.getValue());
    }
    return filled;
  }

  private void check(TaxiiRow row, String token, Map<String, String> kept) {
    String at = row.request() + " " + token + ": " + body;
    Matcher call = CALL.matcher(token);
    int colon = token.indexOf(':');
    if (token.startsWith("+")) {
      assertThat(values(token.substring(1))).as(at).isNotEmpty();
    } else if (token.startsWith("-")) {
      assertThat(values(token.substring(1))).as(at).isEmpty();
    } else if (token.startsWith("!")) {
      assertThat(headers).as(at).doesNotContainKey(lower(token.substring(1)));
    } else if (call.matches()) {
      call(at, call, kept);
    } else if (token.matches("[\\w.]+#\\d+")) {
      String[] parts = token.split("#", -1);
      assertThat(values(parts[0])).as(at).hasSize(Integer.parseInt(parts[1]));
    } else if (colon > 0 && token.matches("[A-Z][A-Za-z-]+:.*")) {
      assertThat(headers.get(lower(token.substring(0, colon))))
          .as(at)
          .isNotNull()
          .contains(token.substring(colon + 1));
    } else {
      int equal = token.indexOf('=');
      assertThat(values(token.substring(0, equal)).getFirst())
          .as(at)
          .isEqualTo(token.substring(equal + 1));
    }
  }

  private void call(String at, Matcher call, Map<String, String> kept) {
    String what = call.group(2);
    switch (call.group(1)) {
      case "keep" -> {
        boolean isWhole = call.group(3).isEmpty();
        kept.put(what, isWhole ? body : values(call.group(3)).getFirst());
      }
      case "same" -> assertThat(body).as(at).isEqualTo(kept.get(what));
      case "six" ->
          assertThat(values(what)).as(at).isNotEmpty().allMatch(one -> one.matches(".*\\.\\d{6}Z"));
      case "rising" -> {
        List<String> times =
            what.equals("X-TAXII")
                ? List.of(
                    headers.getOrDefault("x-taxii-date-added-first", "~"),
                    headers.getOrDefault("x-taxii-date-added-last", ""))
                : values(what);
        assertThat(times).as(at).isSorted().doesNotHaveDuplicates().hasSizeGreaterThan(1);
      }
      default -> throw new AssertionError("no such check: " + call);
    }
  }

  private static String lower(String text) {
    return text.toLowerCase(java.util.Locale.ROOT);
  }

  /// What stands at `a.b` or `a[0].b`, as text; of a list each of its items.
  private List<String> values(String path) {
    List<JsonValue> at = List.of(JsonReader.parse("answer", body));
    for (String step : path.split("\\.", -1)) {
      boolean isOne = step.endsWith("[0]");
      String name = isOne ? step.substring(0, step.length() - 3) : step;
      List<JsonValue> next = new ArrayList<>();
      for (JsonValue one : at) {
        JsonValue value = one instanceof JsonValue.Members members ? members.get(name) : null;
        if (value instanceof JsonValue.Array array) {
          next.addAll(array.items());
        } else if (value != null) {
          next.add(value);
        }
      }
      at = isOne ? next.subList(0, Math.min(1, next.size())) : next;
    }
    return at.stream().map(TaxiiReply::text).toList();
  }

  private static String text(JsonValue value) {
    return switch (value) {
      case JsonValue.Text text -> text.value();
      case JsonValue.Numeral number -> number.text();
      case JsonValue.Truth truth -> Boolean.toString(truth.value());
      case JsonValue.Null _ -> "null";
      case JsonValue.Array _, JsonValue.Members _ -> "(more)";
    };
  }
}
