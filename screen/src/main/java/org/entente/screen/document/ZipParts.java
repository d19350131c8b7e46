package org.entente.screen.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.entente.base.BadInput;
import org.entente.screen.read.ListFile;
import org.jspecify.annotations.Nullable;

/// The parts of a document that is a zip, by the directory at its end; one that was cut off has
/// none. Names stand once each, sums are checked, and what it all unpacks to is bounded. Read by
/// hand, for Java's stream refuses what some sheets' writers leave to the directory.
final class ZipParts {
  private static final int MAX_PARTS = 5_000;
  private static final long MAX_UNPACKED = 256L << 20;
  private static final int END_BYTES = 22;
  private static final int END = 0x06054b50;
  private static final int ENTRY = 0x02014b50;
  private static final int LOCAL = 0x04034b50;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;

  private final String source;
  private final ByteBuffer zip;
  private final SortedMap<String, byte[]> parts = new TreeMap<>();
  private long left = MAX_UNPACKED;

  private ZipParts(String source, byte[] bytes) {
    this.source = source;
    zip = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /// The parts whose names are wanted.
  static ZipParts of(ListFile file, Predicate<String> wanted) throws IOException {
    ZipParts parts = new ZipParts(file.source(), file.bytes(DocumentForm.MAX_BYTES));
    try {
      parts.read(wanted);
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      throw parts.broken("it ends too early", e);
    } catch (DataFormatException e) {
      throw parts.broken(String.valueOf(e.getMessage()), e);
    }
    return parts;
  }

  private void read(Predicate<String> wanted) throws DataFormatException {
    int end = end();
    int count = zip.getShort(end + 10) & 0xffff;
    if (count > MAX_PARTS) {
      throw refused("holds more than " + MAX_PARTS + " parts");
    }
    int at = zip.getInt(end + 16);
    for (int i = 0; i < count; i++) {
      if (zip.getInt(at) != ENTRY) {
        throw broken("its directory is damaged", null);
      }
      int nameBytes = zip.getShort(at + 28) & 0xffff;
      byte[] name = new byte[nameBytes];
      zip.get(at + 46, name);
      String text = new String(name, StandardCharsets.UTF_8);
      if (wanted.test(text) && parts.put(text, unpacked(at, text)) != null) {
        throw refused("two parts are called " + text);
      }
      at += 46 + nameBytes + (zip.getShort(at + 30) & 0xffff) + (zip.getShort(at + 32) & 0xffff);
    }
  }

  private int end() {
    for (int i = zip.capacity() - END_BYTES; i >= Math.max(0, zip.capacity() - 66_000); i--) {
      if (zip.getInt(i) == END) {
        return i;
      }
    }
    throw broken("it has no directory at its end", null);
  }

  /// Sizes of 4 GB and more stand elsewhere and read as negative here: refused, as they should be.
  private byte[] unpacked(int entry, String name) throws DataFormatException {
    if ((zip.getShort(entry + 8) & 1) != 0) {
      throw new BadInput(source(name), "", "is locked with a password", "Save it without one");
    }
    int method = zip.getShort(entry + 10) & 0xffff;
    int packed = zip.getInt(entry + 20);
    int size = zip.getInt(entry + 24);
    int local = zip.getInt(entry + 42);
    if (packed < 0 || size < 0 || size > left) {
      throw refused("unpacks to more than " + (MAX_UNPACKED >> 20) + " MB");
    }
    if (zip.getInt(local) != LOCAL || (method != STORED && method != DEFLATED)) {
      throw broken(name + " is damaged", null);
    }
    int start =
        local + 30 + (zip.getShort(local + 26) & 0xffff) + (zip.getShort(local + 28) & 0xffff);
    byte[] raw = new byte[Math.min(packed, zip.capacity())];
    zip.get(start, raw);
    byte[] part = method == STORED ? raw : inflate(raw, size);
    left -= part.length;
    CRC32 sum = new CRC32();
    sum.update(part);
    if (part.length != size || (int) sum.getValue() != zip.getInt(entry + 16)) {
      throw broken(name + " is not what the directory says", null);
    }
    return part;
  }

  /// At most one byte more than the directory says, which is one too many.
  private static byte[] inflate(byte[] packed, int size) throws DataFormatException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(size, packed.length * 4 + 64));
    Inflater inflater = new Inflater(true);
    try {
      inflater.setInput(packed);
      byte[] buffer = new byte[1 << 14];
      while (!inflater.finished() && out.size() <= size) {
        int read = inflater.inflate(buffer);
        if (read == 0 && (inflater.needsInput() || inflater.needsDictionary())) {
          throw new DataFormatException("the packed data ends too early");
        }
        out.write(buffer, 0, read);
      }
      return out.toByteArray();
    } finally {
      inflater.end();
    }
  }

  private BadInput broken(String why, @Nullable Exception cause) {
    String reason = "the archive is broken or cut off: " + why;
    return cause == null
        ? new BadInput(source, "", reason, "Get the file again")
        : new BadInput(source, "", reason, "Get the file again", cause);
  }

  private BadInput refused(String reason) {
    return new BadInput(source, "", reason, "This is no list; check where it comes from");
  }

  /// How errors name the part.
  String source(String part) {
    return source + "!" + part;
  }

  /// A part that must be there.
  byte[] part(String name) {
    byte[] part = parts.get(name);
    if (part == null) {
      throw new BadInput(
          source, "", "has no part " + name, "It is no whole document; get the file again");
    }
    return part;
  }

  boolean has(String name) {
    return parts.containsKey(name);
  }

  Iterable<String> names() {
    return parts.keySet();
  }
}
