package org.entente.exchange.log;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entente.base.BadInput;

/// The entries of a tile, each behind its length in two bytes, big-endian.
public final class EntryBundle {
  /// The longest entry.
  public static final int LONGEST = 65_535;

  private EntryBundle() {}

  public static byte[] bytes(List<byte[]> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      if (entry.length > LONGEST) {
        throw new IllegalArgumentException("an entry has at most " + LONGEST + " bytes");
      }
      out.write(entry.length >>> 8);
      out.write(entry.length);
      out.writeBytes(entry);
    }
    return out.toByteArray();
  }

  /// Throws [BadInput] unless there are `count` entries and nothing else.
  public static List<byte[]> parse(String source, byte[] bytes, int count) {
    List<byte[]> entries = new ArrayList<>(count);
    int at = 0;
    while (at < bytes.length) {
      int from = at + 2;
      int length = from > bytes.length ? 0 : ((bytes[at] & 0xff) << 8) | (bytes[at + 1] & 0xff);
      if (from + length > bytes.length || entries.size() == count) {
        throw bad(source, count);
      }
      entries.add(Arrays.copyOfRange(bytes, from, from + length));
      at = from + length;
    }
    if (entries.size() != count) {
      throw bad(source, count);
    }
    return entries;
  }

  private static BadInput bad(String source, int count) {
    return new BadInput(
        source, "", "it doesn't hold " + count + " whole entries", "Take it anew from the log");
  }
}
