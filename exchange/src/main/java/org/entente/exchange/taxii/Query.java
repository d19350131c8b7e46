package org.entente.exchange.taxii;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the parameters of a request. What is malformed is refused with 400; what is unknown is
/// ignored, as the standard allows.
final class Query {
  private static final Pattern POSITIVE = Pattern.compile("0*[1-9][0-9]*");
  private static final Pattern SPEC_VERSION = Pattern.compile("[0-9]{1,3}\\.[0-9]{1,3}");
  private static final int MOST_VALUES = 1_000;

  private final Map<String, List<String>> parameters;

  Query(Map<String, List<String>> parameters) {
    this.parameters = parameters;
  }

  /// A limit beyond the largest page means the largest page.
  int limit(int most) {
    String text = one("limit").orElse(null);
    if (text == null) {
      return most;
    }
    if (!POSITIVE.matcher(text).matches()) {
      throw Refusal.badRequest("limit must be a positive integer");
    }
    String digits = text.replaceFirst("^0+", "");
    return digits.length() > 9 ? most : Math.min(most, Integer.parseInt(digits));
  }

  @Nullable String next() {
    return one("next").orElse(null);
  }

  /// `fields` are those that the endpoint knows.
  Selection selection(Set<String> fields, Set<String> versionsElse) {
    Set<String> versions = fields.contains("version") ? match("version") : Set.of();
    Set<String> specs = fields.contains("spec_version") ? match("spec_version") : Set.of();
    for (String spec : specs) {
      if (!SPEC_VERSION.matcher(spec).matches()) {
        throw Refusal.badRequest("match[spec_version] knows versions such as 2.1 only");
      }
    }
    return new Selection(
        fields.contains("added_after") ? addedAfter() : null,
        fields.contains("id") ? match("id") : Set.of(),
        fields.contains("type") ? match("type") : Set.of(),
        specs,
        versions.isEmpty() ? versionsElse : versions(versions));
  }

  private static Set<String> versions(Set<String> asked) {
    if (asked.contains("all") && asked.size() > 1) {
      throw Refusal.badRequest("all may not stand with other versions");
    }
    Set<String> versions = new HashSet<>();
    for (String one : asked) {
      if (Set.of("first", "last", "all").contains(one)) {
        versions.add(one);
      } else if (TaxiiTime.micros(one).isPresent()) {
        if (!versions.add(TaxiiTime.sortable(one))) {
          throw Refusal.badRequest("match[version] holds a version twice");
        }
      } else {
        throw Refusal.badRequest("match[version] knows first, last, all and timestamps only");
      }
    }
    return versions;
  }

  private @Nullable Long addedAfter() {
    String text = one("added_after").orElse(null);
    if (text == null) {
      return null;
    }
    return TaxiiTime.micros(text)
        .orElseThrow(() -> Refusal.badRequest("added_after must be a timestamp in UTC"));
  }

  private Set<String> match(String field) {
    String text = one("match[" + field + "]").orElse(null);
    if (text == null) {
      return Set.of();
    }
    String[] values = text.split(",", -1);
    if (values.length > MOST_VALUES) {
      throw Refusal.badRequest("match[" + field + "] holds more than " + MOST_VALUES + " values");
    }
    Set<String> all = new HashSet<>();
    for (String value : values) {
      String bare = value.strip();
      if (bare.isEmpty()) {
        throw Refusal.badRequest("match[" + field + "] holds an empty value");
      }
      if (!all.add(bare) && field.endsWith("version")) {
        throw Refusal.badRequest("match[" + field + "] holds a value twice");
      }
    }
    return all;
  }

  private Optional<String> one(String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw Refusal.badRequest(name + " may stand once only");
    }
    return values.stream().findFirst();
  }
}
