package org.entente.exchange.stix.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Language codes (RFC 5646): well formed, and where two letters stand, ones that ISO has given.
/// Codes of three letters, scripts and variants are not looked up.
final class LanguageTag {
  private static final Pattern FORM =
      Pattern.compile(
          "([a-zA-Z]{2,3}(?:-[a-zA-Z]{3}){0,3}|[a-zA-Z]{4,8})(-[a-zA-Z]{4})?"
              + "(?:-([a-zA-Z]{2}|\\d{3}))?(-(?:[a-zA-Z0-9]{5,8}|\\d[a-zA-Z0-9]{3})){0,20}"
              + "(-[a-wyzA-WYZ0-9](-[a-zA-Z0-9]{2,8}){1,20}){0,20}(-[xX](-[a-zA-Z0-9]{1,8}){1,20})?"
              + "|[xX](-[a-zA-Z0-9]{1,8}){1,20}");

  private static final Set<String> LANGUAGES = Set.copyOf(Arrays.asList(Locale.getISOLanguages()));
  private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));

  private LanguageTag() {}

  static boolean isValid(String text) {
    Matcher form = FORM.matcher(text);
    if (text.length() > 250 || !form.matches()) {
      return false;
    }
    String language = form.group(1);
    String region = form.group(3);
    boolean isKnown =
        language == null
            || language.length() != 2
            || LANGUAGES.contains(language.toLowerCase(Locale.ROOT));
    return isKnown && (region == null || region.length() == 3 || isCountry(region));
  }

  /// ISO 3166-1 alpha-2, in either case.
  static boolean isCountry(String code) {
    return COUNTRIES.contains(code.toUpperCase(Locale.ROOT));
  }
}
