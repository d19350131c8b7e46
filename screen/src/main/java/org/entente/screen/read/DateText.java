package org.entente.screen.read;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.screen.BirthDate;
import org.jspecify.annotations.Nullable;

/// Dates as lists write them. A text that isn't understood is empty, never a guess.
public final class DateText {
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final Pattern ISO =
      Pattern.compile("(\\d{4})-(\\d{1,2})(?:-(\\d{1,2}))?(?:[tT].*)?");
  private static final Pattern ENGLISH =
      Pattern.compile("(?:(\\d{1,2}) )?([A-Za-z]{3,9})\\.? (\\d{4})");
  private static final Pattern POINTS =
      Pattern.compile("(\\d{4})[./](\\d{1,2})(?:[./](\\d{1,2}))?\\.?");
  private static final Pattern DAY_FIRST =
      Pattern.compile("(\\d{1,2}|dd)/(\\d{1,2}|mm)/(\\d{4})", Pattern.CASE_INSENSITIVE);
  private static final Pattern EAST =
      Pattern.compile("(\\d{4}) ?[年년] ?(?:(\\d{1,2}) ?[月월] ?(?:(\\d{1,2}) ?[日일])?)?");
  private static final Pattern ABOUT =
      Pattern.compile("circa|approximately|about|頃|경|약|^~|^c\\. ?(?=\\d)");
  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern POINT_BLANK = Pattern.compile("(\\d)\\. (?=\\d)");
  private static final Pattern ENDS = Pattern.compile(" to | and |から|~|〜|～|부터|/(?=\\d{4}$)");
  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final Pattern EIGHT = Pattern.compile("(19|20)(\\d{2})(\\d{2})(\\d{2})");

  private DateText() {}

  /// A day; null where the text names none.
  public static @Nullable LocalDate day(String text) {
    return birth(text).filter(BirthDate::isExact).map(BirthDate::first).orElse(null);
  }

  /// `26 Dec 1962`, `Dec 1962`, `1964`, `circa 1958`, `1955 to 1958`, `1978-04-28`,
  /// `dd/mm/1970`, `1955年から1958年の間`, `1963年頃`, `1984. 1. 8.`
  public static Optional<BirthDate> birth(String text) {
    String plain = plain(text);
    try {
      String bare = ABOUT.matcher(plain).replaceAll("").strip();
      boolean circa = bare.length() < plain.length();
      Optional<BirthDate> found = range(bare).or(() -> one(bare));
      return found.map(d -> new BirthDate(d.first(), d.last(), circa));
    } catch (DateTimeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String plain(String text) {
    String narrow = Normalizer.normalize(text, Normalizer.Form.NFKC);
    String spaced = BLANKS.matcher(narrow.strip()).replaceAll(" ");
    return POINT_BLANK.matcher(spaced).replaceAll("$1.").toLowerCase(Locale.ROOT);
  }

  private static Optional<BirthDate> range(String text) {
    String[] ends = ENDS.split(text, 2);
    if (ends.length < 2) {
      return Optional.empty();
    }
    String last = ends[1].replaceAll("の間|まで|까지|사이", "").strip();
    Optional<BirthDate> from = one(ends[0].replaceFirst("^between ", "").strip());
    Optional<BirthDate> to = one(last);
    if (from.isEmpty() || to.isEmpty() || to.get().last().isBefore(from.get().first())) {
      return Optional.empty();
    }
    return Optional.of(new BirthDate(from.get().first(), to.get().last(), false));
  }

  private static Optional<BirthDate> one(String text) {
    if (YEAR.matcher(text).matches()) {
      return ofYear(Integer.parseInt(text));
    }
    for (Pattern pattern : List.of(ISO, POINTS, EAST)) {
      Matcher found = pattern.matcher(text);
      if (found.matches()) {
        return of(found.group(1), found.group(2), found.group(3));
      }
    }
    Matcher eight = EIGHT.matcher(text);
    if (eight.matches()) {
      return of(eight.group(1) + eight.group(2), eight.group(3), eight.group(4));
    }
    Matcher english = ENGLISH.matcher(text);
    if (english.matches()) {
      int month = MONTHS.indexOf(english.group(2).substring(0, 3)) + 1;
      return of(english.group(3), month == 0 ? null : String.valueOf(month), english.group(1));
    }
    Matcher dayFirst = DAY_FIRST.matcher(text);
    if (dayFirst.matches()) {
      return of(dayFirst.group(3), number(dayFirst.group(2)), number(dayFirst.group(1)));
    }
    return Optional.empty();
  }

  /// The placeholders `dd`, `mm` and 00 say that the list doesn't know.
  private static @Nullable String number(String text) {
    return Character.isDigit(text.charAt(0)) ? text : null;
  }

  private static Optional<BirthDate> of(String year, @Nullable String month, @Nullable String day) {
    int y = Integer.parseInt(year);
    int m = month == null ? 0 : Integer.parseInt(month);
    int d = day == null ? 0 : Integer.parseInt(day);
    if (m == 0) {
      return ofYear(y);
    }
    return Optional.of(d == 0 ? BirthDate.month(y, m) : BirthDate.day(LocalDate.of(y, m, d)));
  }

  private static Optional<BirthDate> ofYear(int year) {
    return year >= 1800 && year <= 2100 ? Optional.of(BirthDate.year(year)) : Optional.empty();
  }
}
