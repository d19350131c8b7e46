package org.entente.exchange.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a tile stands below its log: `tile/L/N[.p/W]` or `tile/entries/N[.p/W]`.
///
/// @param level of hashes; -1: the entries themselves
/// @param width 1 to 256; 256 is a full tile
public record TilePath(int level, long index, int width) {
  /// Hashes or entries of a full tile.
  public static final int FULL = 256;

  /// The level of entries.
  public static final int ENTRIES = -1;

  private static final int DEEPEST = 7;

  private static final Pattern FORM =
      Pattern.compile(
          "tile/(entries|[0-9]|[1-5][0-9]|6[0-3])/((?:x[0-9]{3}/){0,5}[0-9]{3})(?:\\.p/([1-9][0-9]{0,2}))?");

  /// Empty for what is no path of a tile.
  public static Optional<TilePath> parse(String path) {
    Matcher parts = FORM.matcher(path);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int level = parts.group(1).equals("entries") ? ENTRIES : Integer.parseInt(parts.group(1));
    int width = parts.group(3) == null ? FULL : Integer.parseInt(parts.group(3));
    String digits = parts.group(2).replace("x", "").replace("/", "");
    TilePath read = new TilePath(level, Long.parseLong(digits), width);
    boolean isOne = read.toString().equals(path) && width <= FULL && level <= DEEPEST;
    return isOne ? Optional.of(read) : Optional.empty();
  }

  /// How many hashes a level of a log of this size has.
  public static long count(int level, long size) {
    return size >>> (8 * Math.max(level, 0));
  }

  /// The widest there is of this tile in a log of this size; 0 when there is none.
  public static int width(int level, long index, long size) {
    return Math.clamp(count(level, size) - index * FULL, 0, FULL);
  }

  @Override
  public String toString() {
    String digits = Long.toString(index);
    digits = "0".repeat((3 - digits.length() % 3) % 3) + digits;
    StringBuilder path =
        new StringBuilder("tile/").append(level == ENTRIES ? "entries" : level).append('/');
    for (int i = 0; i < digits.length(); i += 3) {
      path.append(i + 3 < digits.length() ? "x" : "").append(digits, i, i + 3);
      path.append(i + 3 < digits.length() ? "/" : "");
    }
    return path + (width == FULL ? "" : ".p/" + width);
  }
}
