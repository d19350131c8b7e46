package org.entente.screen;

import java.time.LocalDate;

/// When somebody was born, as exactly as a list knows it: a day, a month, a year or a range, all
/// as the first and the last day that it may have been.
///
/// @param circa the list says "about"; the days are then what it names, not what it allows
public record BirthDate(LocalDate first, LocalDate last, boolean circa) {
  public BirthDate {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("born until " + last + " but not before " + first);
    }
  }

  public static BirthDate day(LocalDate day) {
    return new BirthDate(day, day, false);
  }

  public static BirthDate year(int year) {
    return years(year, year, false);
  }

  public static BirthDate about(int year) {
    return years(year, year, true);
  }

  /// Both years may be it.
  public static BirthDate years(int first, int last, boolean circa) {
    return new BirthDate(LocalDate.of(first, 1, 1), LocalDate.of(last, 12, 31), circa);
  }

  public static BirthDate month(int year, int month) {
    LocalDate first = LocalDate.of(year, month, 1);
    return new BirthDate(first, first.plusMonths(1).minusDays(1), false);
  }

  /// One day, and the list is sure of it.
  public boolean isExact() {
    return !circa && first.equals(last);
  }

  /// The year is known, whether or not the day is.
  public boolean isOneYear() {
    return !circa && first.getYear() == last.getYear();
  }

  /// Years between the two at best; 0 where they may be the same day.
  public int yearsApart(BirthDate other) {
    if (!last.isBefore(other.first) && !other.last.isBefore(first)) {
      return 0;
    }
    return last.isBefore(other.first)
        ? other.first.getYear() - last.getYear()
        : first.getYear() - other.last.getYear();
  }

  /// Whether both may be the same day.
  public boolean mayEqual(BirthDate other) {
    return !last.isBefore(other.first) && !other.last.isBefore(first);
  }

  /// `1984-01-08`, `1984-01`, `1984`, `1955/1958`, `~1963`.
  @Override
  public String toString() {
    String text = span();
    return circa ? "~" + text : text;
  }

  private String span() {
    if (first.equals(last)) {
      return first.toString();
    }
    if (first.getDayOfYear() == 1 && last.getMonthValue() == 12 && last.getDayOfMonth() == 31) {
      return first.getYear() == last.getYear()
          ? String.valueOf(first.getYear())
          : first.getYear() + "/" + last.getYear();
    }
    boolean month = first.getDayOfMonth() == 1 && first.plusMonths(1).minusDays(1).equals(last);
    return month ? first.toString().substring(0, 7) : first + "/" + last;
  }
}
