package org.entente.chain.store1;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.zip.CRC32C;
import org.entente.base.BadInput;

/// One column: a file of rows of equal width, mapped into memory whole.
///
/// Rows are *written* through the file channel, so that a full disk is an [IOException] and not a
/// bus error, and *read* through the mapping. The file runs ahead of the rows by some padding; at
/// least eight bytes always follow the last row, so that a number of up to eight bytes is one
/// unaligned load.
///
/// Numbers are little endian.
final class Column implements AutoCloseable {
  /// A reader may load eight bytes at the start of any row.
  static final int PADDING_BYTES = 8;

  /// One checksum stands for so many bytes of a column. Never change: the seals on disk count in
  /// it.
  static final long SEGMENT_BYTES = 4L << 20;

  private static final long GROWTH_BYTES = 1L << 20;
  private static final int BUFFER_BYTES = 256 << 10;

  private final Path file;
  private final int width;
  private final FileChannel channel;
  private final boolean writable;
  private final Arena arena = Arena.ofShared();
  private final ByteBuffer buffer;
  private MemorySegment mapped;
  private long rows;
  private long flushedBytes;
  private long capacityBytes;

  private Column(Path file, int width, FileChannel channel, boolean writable) {
    this.file = file;
    this.width = width;
    this.channel = channel;
    this.writable = writable;
    this.mapped = MemorySegment.NULL;
    this.buffer =
        writable
            ? ByteBuffer.allocate(BUFFER_BYTES).order(ByteOrder.LITTLE_ENDIAN)
            : ByteBuffer.allocate(0);
  }

  /// Opens the first `rows` rows for reading.
  static Column read(Path file, int width, long rows) throws IOException {
    if (!Files.exists(file)) {
      throw new BadInput(
          file.toString(), "", "a column of the store is missing", "Import the chain again.");
    }
    Column column = new Column(file, width, FileChannel.open(file), false);
    column.capacityBytes = column.channel.size();
    column.rows = rows;
    column.flushedBytes = rows * width;
    column.requireLength();
    column.mapped = column.channel.map(MapMode.READ_ONLY, 0, column.capacityBytes, column.arena);
    return column;
  }

  /// Opens for appending after row `rows`; what stood behind is forgotten.
  static Column write(Path file, int width, long rows) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    Column column = new Column(file, width, channel, true);
    column.capacityBytes = channel.size();
    column.rows = rows;
    column.flushedBytes = rows * width;
    if (rows > 0) {
      column.requireLength();
    }
    column.reserve(0);
    return column;
  }

  private void requireLength() {
    if (capacityBytes < flushedBytes + PADDING_BYTES) {
      throw new BadInput(
          file.toString(),
          "offset " + capacityBytes,
          "the column is cut off: "
              + rows
              + " rows need "
              + (flushedBytes + PADDING_BYTES)
              + " bytes",
          "Restore the file from a copy, or import the chain again.");
    }
  }

  long rows() {
    return rows;
  }

  int width() {
    return width;
  }

  long bytes() {
    return rows * width;
  }

  Path file() {
    return file;
  }

  /// The mapping, for loops that would rather do without a call a row.
  MemorySegment mapped() {
    return mapped;
  }

  /// The first `bytes` (1 to 8) bytes of the row as a number.
  long get(long row, long mask) {
    return mapped.get(JAVA_LONG_UNALIGNED, row * width) & mask;
  }

  long getLong(long row, int offset) {
    return mapped.get(JAVA_LONG_UNALIGNED, row * width + offset);
  }

  void copy(long row, int offset, byte[] to, int at, int count) {
    MemorySegment.copy(mapped, JAVA_BYTE, row * width + offset, to, at, count);
  }

  /// Overwrites a row of up to eight bytes in place, through the mapping: the row was written
  /// before, so its place on disk is there. Byte by byte, lowest first would tear differently;
  /// see the package comment on spenders for why a torn row does no harm.
  void set(long row, long value) {
    long at = row * width;
    for (int i = 0; i < width; i++) {
      mapped.set(JAVA_BYTE, at + i, (byte) (value >>> (8 * i)));
    }
  }

  /// Appends one row whose low bytes are `value`.
  void append(long value) throws IOException {
    if (buffer.remaining() < 8) {
      flush();
    }
    buffer.putLong(buffer.position(), value);
    buffer.position(buffer.position() + width);
    rows++;
  }

  /// Appends whole rows.
  void append(byte[] bytes, int from, int length) throws IOException {
    int left = length;
    int at = from;
    while (left > 0) {
      if (!buffer.hasRemaining()) {
        flush();
      }
      int part = Math.min(left, buffer.remaining());
      buffer.put(bytes, at, part);
      at += part;
      left -= part;
    }
    rows += length / width;
  }

  /// Makes all appended rows readable.
  void flush() throws IOException {
    int pending = buffer.position();
    if (pending == 0) {
      return;
    }
    reserve(pending);
    buffer.flip();
    long at = flushedBytes;
    while (buffer.hasRemaining()) {
      at += channel.write(buffer, at);
    }
    buffer.clear();
    flushedBytes = at;
  }

  /// Lets a writer read a row that it has just appended.
  void makeReadable(long row) {
    if ((row + 1) * width > flushedBytes) {
      try {
        flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void reserve(long moreBytes) throws IOException {
    long needed = flushedBytes + moreBytes + PADDING_BYTES;
    if (needed <= capacityBytes && mapped.byteSize() > 0) {
      return;
    }
    long grown = Math.max(needed, capacityBytes);
    grown += Math.max(GROWTH_BYTES, grown / 2);
    mapped = channel.map(MapMode.READ_WRITE, 0, grown, arena);
    capacityBytes = grown;
  }

  /// Forgets the rows from `count` on. What was not flushed is dropped first.
  void truncate(long count) throws IOException {
    flush();
    rows = count;
    flushedBytes = count * width;
  }

  void force() throws IOException {
    flush();
    channel.force(false);
  }

  /// CRC-32C of the rows' bytes from `from` to `to`.
  int checksum(long from, long to) {
    CRC32C crc = new CRC32C();
    byte[] part = new byte[1 << 16];
    for (long at = from; at < to; at += part.length) {
      int count = (int) Math.min(part.length, to - at);
      MemorySegment.copy(mapped, JAVA_BYTE, at, part, 0, count);
      crc.update(part, 0, count);
    }
    return (int) crc.getValue();
  }

  /// Writers cut the file behind the padding, so that a store at rest is as small as it can be.
  @Override
  public void close() throws IOException {
    arena.close();
    try (channel) {
      if (writable) {
        channel.write(ByteBuffer.allocate(PADDING_BYTES), flushedBytes);
        channel.truncate(flushedBytes + PADDING_BYTES);
      }
    }
  }
}
