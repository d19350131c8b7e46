package org.entente.exchange.taxii;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The one media type that is spoken, and what of others' headers means it.
public final class MediaTypes {
  public static final String TAXII = "application/taxii+json;version=2.1";
  public static final String STIX = "application/stix+json;version=2.1";

  private MediaTypes() {}

  /// A list with weights; a type without a version means the newest.
  static boolean isAcceptable(@Nullable String accept) {
    if (accept == null || accept.isBlank()) {
      return true;
    }
    for (String range : accept.split(",", -1)) {
      if (isOurs(range, true)) {
        return true;
      }
    }
    return false;
  }

  static boolean isContent(@Nullable String contentType) {
    return contentType != null && isOurs(contentType, false);
  }

  private static boolean isOurs(String range, boolean wild) {
    String[] parts = range.split(";", -1);
    String type = parts[0].strip().toLowerCase(Locale.ROOT);
    boolean isTaxii = type.equals("application/taxii+json");
    if (!isTaxii && !(wild && (type.equals("*/*") || type.equals("application/*")))) {
      return false;
    }
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].replace(" ", "").replace("\t", "").toLowerCase(Locale.ROOT);
      if (parameter.startsWith("version=") && isTaxii) {
        String version = parameter.substring(8).replace("\"", "");
        if (!version.equals("2.1")) {
          return false;
        }
      } else if (parameter.matches("q=0(\\.0*)?")) {
        return false;
      }
    }
    return true;
  }
}
