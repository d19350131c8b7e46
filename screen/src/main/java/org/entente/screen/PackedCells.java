package org.entente.screen;

import java.util.AbstractList;
import java.util.List;
import java.util.Map;
import java.util.RandomAccess;
import java.util.concurrent.ConcurrentHashMap;

/// The cells of a raw row in little room: every target keeps its row, and the fullest form of a
/// list has some two hundred cells a row, four million in all. Fields share their few names, texts
/// lie end to end in one string; a cell is made when it is asked for.
final class PackedCells extends AbstractList<RawRow.Cell> implements RandomAccess {
  /// Lists have a few thousand field names together; should one make them up, they stay its own.
  private static final int MAX_SHARED = 20_000;

  private static final Map<String, String> FIELDS = new ConcurrentHashMap<>();

  private final String[] fields;
  private final int[] ends;
  private final String texts;

  private PackedCells(List<RawRow.Cell> cells) {
    fields = new String[cells.size()];
    ends = new int[cells.size()];
    StringBuilder all = new StringBuilder();
    for (int i = 0; i < fields.length; i++) {
      RawRow.Cell cell = cells.get(i);
      fields[i] = shared(cell.field());
      all.append(cell.text());
      ends[i] = all.length();
    }
    texts = all.toString();
  }

  static List<RawRow.Cell> of(List<RawRow.Cell> cells) {
    return cells instanceof PackedCells packed ? packed : new PackedCells(cells);
  }

  private static String shared(String field) {
    if (FIELDS.size() >= MAX_SHARED) {
      return FIELDS.getOrDefault(field, field);
    }
    String had = FIELDS.putIfAbsent(field, field);
    return had == null ? field : had;
  }

  @Override
  public RawRow.Cell get(int index) {
    int from = index == 0 ? 0 : ends[index - 1];
    return new RawRow.Cell(fields[index], texts.substring(from, ends[index]));
  }

  @Override
  public int size() {
    return fields.length;
  }
}
