package org.entente.screen.document;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.entente.base.BadInput;

/// A compound file, the small file system in which old office programs keep a document
/// (Microsoft's MS-CFB). Sectors make chains; whatever chain runs in a circle, leaves the file or
/// is longer than it could be is a broken file.
final class CompoundFile {
  private static final int END = -2;
  private static final int HEADER_BYTES = 512;
  private static final int ENTRY_BYTES = 128;
  private static final int MAX_DEPTH = 16;

  private final String source;
  private final ByteBuffer bytes;
  private final int sectorShift;
  private final int smallShift;
  private final int smallBelow;
  private final int[] next;
  private final int[] nextSmall;
  private final byte[] small;
  private final Map<String, byte[]> streams = new TreeMap<>();

  private CompoundFile(String source, byte[] file) {
    this.source = source;
    bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    if (file.length < HEADER_BYTES) {
      throw broken("ends within its header");
    }
    sectorShift = bytes.getShort(30);
    smallShift = bytes.getShort(32);
    smallBelow = bytes.getInt(56);
    if ((sectorShift != 9 && sectorShift != 12) || smallShift != 6 || smallBelow != 4096) {
      throw broken("has sectors of an unknown size");
    }
    next = allocation();
    byte[] directory = chain(bytes.getInt(48), Long.MAX_VALUE);
    nextSmall = ints(chain(bytes.getInt(60), Long.MAX_VALUE));
    ByteBuffer entries = ByteBuffer.wrap(directory).order(ByteOrder.LITTLE_ENDIAN);
    if (directory.length < ENTRY_BYTES) {
      throw broken("has no directory");
    }
    small = chain(entries.getInt(116), entries.getLong(120) & 0xffffffffL);
    boolean[] seen = new boolean[directory.length / ENTRY_BYTES];
    walk(entries, entries.getInt(76), "", 0, seen);
  }

  static CompoundFile of(String source, byte[] file) {
    return new CompoundFile(source, file);
  }

  /// All streams by their paths: `BodyText/Section0`.
  Map<String, byte[]> streams() {
    return streams;
  }

  private BadInput broken(String why) {
    return new BadInput(source, "", "the compound file is broken: it " + why, "Get it again");
  }

  /// The allocation table: the sectors that hold it stand in the header, the rest in a chain.
  private int[] allocation() {
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    int sectors = sectors();
    for (int i = 0; i < 109; i++) {
      addTable(table, bytes.getInt(76 + 4 * i), sectors);
    }
    int perSector = (1 << sectorShift) / 4 - 1;
    int at = bytes.getInt(68);
    for (int seen = 0; at >= 0; seen++) {
      if (seen > sectors) {
        throw broken("has an allocation table without end");
      }
      int start = start(at);
      for (int i = 0; i < perSector; i++) {
        addTable(table, bytes.getInt(start + 4 * i), sectors);
      }
      at = bytes.getInt(start + 4 * perSector);
    }
    return ints(table.toByteArray());
  }

  private void addTable(ByteArrayOutputStream table, int sector, int sectors) {
    if (sector >= 0) {
      if (table.size() >> sectorShift > sectors) {
        throw broken("has an allocation table larger than itself");
      }
      table.write(bytes.array(), start(sector), 1 << sectorShift);
    }
  }

  private int sectors() {
    return (bytes.capacity() >> sectorShift) + 1;
  }

  private int start(int sector) {
    long start = (sector + 1L) << sectorShift;
    if (sector < 0 || start + (1L << sectorShift) > bytes.capacity()) {
      throw broken("names sector " + sector + ", which it does not have");
    }
    return (int) start;
  }

  private static int[] ints(byte[] raw) {
    int[] ints = new int[raw.length / 4];
    ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(ints);
    return ints;
  }

  /// The bytes of a chain, at most `size` of them. The last sector of a file may be cut short.
  private byte[] chain(int first, long size) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int steps = 0;
    for (int at = first; at >= 0 && out.size() < size; at = after(next, at)) {
      if (++steps > sectors()) {
        throw broken("has a chain that runs in a circle");
      }
      long start = (at + 1L) << sectorShift;
      long length = Math.min(1L << sectorShift, bytes.capacity() - start);
      if (length <= 0) {
        throw broken("names sector " + at + ", which it does not have");
      }
      out.write(bytes.array(), (int) start, (int) Math.min(length, size - out.size()));
    }
    return out.toByteArray();
  }

  private byte[] smallChain(int first, long size) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int steps = 0;
    for (int at = first; at >= 0 && out.size() < size; at = after(nextSmall, at)) {
      long start = (long) at << smallShift;
      if (++steps > nextSmall.length || start >= small.length) {
        throw broken("has a small stream that leaves it");
      }
      long length = Math.min(1L << smallShift, small.length - start);
      out.write(small, (int) start, (int) Math.min(length, size - out.size()));
    }
    return out.toByteArray();
  }

  private int after(int[] table, int at) {
    if (at >= table.length) {
      throw broken("has a chain that leaves its table");
    }
    return table[at] >= 0 ? table[at] : END;
  }

  /// Entries of a folder make a tree by names; left and right are siblings, child is below.
  private void walk(ByteBuffer entries, int entry, String folder, int depth, boolean[] seen) {
    if (entry < 0) {
      return;
    }
    if (entry >= seen.length || seen[entry] || depth > MAX_DEPTH * 64) {
      throw broken("has a directory that runs in a circle");
    }
    seen[entry] = true;
    int at = entry * ENTRY_BYTES;
    walk(entries, entries.getInt(at + 68), folder, depth + 1, seen);
    int nameBytes = Math.clamp(entries.getShort(at + 64) - 2L, 0, 62);
    byte[] letters = new byte[nameBytes];
    entries.get(at, letters);
    String name = new String(letters, StandardCharsets.UTF_16LE);
    String path = folder.isEmpty() ? name : folder + "/" + name;
    switch (entries.get(at + 66)) {
      case 1 -> walk(entries, entries.getInt(at + 76), path, depth + 1, seen);
      case 2 -> {
        long size = entries.getLong(at + 120) & 0xffffffffL;
        int first = entries.getInt(at + 116);
        byte[] stream = size < smallBelow ? smallChain(first, size) : chain(first, size);
        if (stream.length < size) {
          throw broken("ends within " + path);
        }
        streams.put(path, stream);
      }
      default -> {
        // unused
      }
    }
    walk(entries, entries.getInt(at + 72), folder, depth + 1, seen);
  }
}
