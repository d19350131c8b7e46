package org.entente.screen.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/// What the columns of a table are, by the words in their headings; blanks and case mean nothing.
/// Words of one or two letters must be the whole heading, or `No` would be in `Notes`.
///
/// @param <C> what a column may be; the first that fits and isn't taken wins
public final class HeadedColumns<C extends Enum<C>> {
  private final Map<C, Integer> indexes;
  private final List<String> unknown = new ArrayList<>();

  private HeadedColumns(Class<C> type) {
    indexes = new EnumMap<>(type);
  }

  public static <C extends Enum<C>> HeadedColumns<C> of(
      Class<C> type, Function<C, List<String>> words, List<String> headings) {
    HeadedColumns<C> columns = new HeadedColumns<>(type);
    for (int i = 0; i < headings.size(); i++) {
      String heading = plain(headings.get(i));
      if (!heading.isEmpty() && !columns.place(type, words, heading, i)) {
        columns.unknown.add(headings.get(i).strip().replaceAll("\\s+", " "));
      }
    }
    return columns;
  }

  private static String plain(String text) {
    return text.replaceAll("[\\s\u3000]+", "").toLowerCase(Locale.ROOT);
  }

  private boolean place(Class<C> type, Function<C, List<String>> words, String heading, int index) {
    for (C column : Arrays.asList(type.getEnumConstants())) {
      boolean fits = words.apply(column).stream().anyMatch(word -> fits(heading, plain(word)));
      if (fits && !indexes.containsKey(column)) {
        indexes.put(column, index);
        return true;
      }
    }
    return false;
  }

  private static boolean fits(String heading, String word) {
    if (word.length() <= 2 && isAscii(word)) {
      return heading.replaceAll("\\W", "").equals(word);
    }
    return heading.contains(word);
  }

  private static boolean isAscii(String word) {
    return word.chars().allMatch(c -> c < 128);
  }

  public boolean has(C column) {
    return indexes.containsKey(column);
  }

  /// How many columns are known.
  public int known() {
    return indexes.size();
  }

  /// Headings that no word fits, as written.
  public List<String> unknown() {
    return List.copyOf(unknown);
  }

  /// Trimmed, with its line breaks; empty where there is no such column.
  public String lines(List<String> row, C column) {
    Integer index = indexes.get(column);
    return index == null || index >= row.size() ? "" : row.get(index).strip();
  }

  /// The same with line breaks made blanks.
  public String cell(List<String> row, C column) {
    return lines(row, column).replaceAll("\\s+", " ");
  }
}
