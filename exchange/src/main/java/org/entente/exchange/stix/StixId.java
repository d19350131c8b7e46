package org.entente.exchange.stix;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `type--UUID`.
///
/// @param uuid as written; its letters may be of either case
/// @param version of the UUID, 1 to 5
public record StixId(String type, String uuid, int version) {
  private static final Pattern FORM =
      Pattern.compile(
          "([a-z][a-z0-9-]+[a-z0-9])--([0-9a-fA-F]{8}-[0-9a-fA-F]{4}-([1-5])[0-9a-fA-F]{3}"
              + "-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12})");

  private static final int LONGEST = 300;

  /// Empty when the text is no identifier (2.1, section 2.9).
  public static Optional<StixId> of(String text) {
    Matcher form = FORM.matcher(text);
    if (text.length() > LONGEST || !form.matches()) {
      return Optional.empty();
    }
    return Optional.of(new StixId(form.group(1), form.group(2), Integer.parseInt(form.group(3))));
  }

  @Override
  public String toString() {
    return type + "--" + uuid;
  }
}
