package org.entente.chain.column1;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.CRC32C;
import org.entente.base.BadInput;
import org.jspecify.annotations.Nullable;

/// One column: a file of rows of equal width, mapped into memory whole.
///
/// Rows are *written* through the file channel, so that a full disk is an [IOException] and not a
/// bus error, and *read* through the mapping. The file runs ahead of the rows by some padding; at
/// least eight bytes always follow the last row, so that a number of up to eight bytes is one
/// unaligned load.
///
/// Numbers are little endian.
public final class Column implements AutoCloseable {
  /// A reader may load eight bytes at the start of any row.
  public static final int PADDING_BYTES = 8;

  /// One checksum stands for so many bytes of a column. Never change: the seals on disk count in
  /// it.
  public static final long SEGMENT_BYTES = 4L << 20;

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

  /// Bytes that were not changed since a checksum was taken of them.
  private long stableBytes;

  /// False when there is something that is not durable yet.
  private boolean forced;

  private Column(Path file, int width, FileChannel channel, boolean writable) {
    this.file = file;
    this.width = width;
    this.channel = channel;
    this.writable = writable;
    this.mapped = MemorySegment.NULL;
    this.buffer =
        writable
            ? ByteBuffer.allocate(BUFFER_BYTES + PADDING_BYTES).order(ByteOrder.LITTLE_ENDIAN)
            : ByteBuffer.allocate(0);
  }

  /// Opens the first `rows` rows for reading.
  public static Column read(Path file, int width, long rows) throws IOException {
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
  public static Column write(Path file, int width, long rows) throws IOException {
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
      column.forced = true; // rows count only when they were
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

  public long rows() {
    return rows;
  }

  public int width() {
    return width;
  }

  public long bytes() {
    return rows * width;
  }

  public Path file() {
    return file;
  }

  /// The mapping, for loops that would rather do without a call a row.
  public MemorySegment mapped() {
    return mapped;
  }

  /// The first `bytes` (1 to 8) bytes of the row as a number.
  public long get(long row, long mask) {
    return mapped.get(JAVA_LONG_UNALIGNED, row * width) & mask;
  }

  public long getLong(long row, int offset) {
    return mapped.get(JAVA_LONG_UNALIGNED, row * width + offset);
  }

  public void copy(long row, int offset, byte[] to, int at, int count) {
    MemorySegment.copy(mapped, JAVA_BYTE, row * width + offset, to, at, count);
  }

  /// As [#getLong], for writers: the row may have been appended a moment ago.
  public long latest(long row, int offset) {
    long at = row * width + offset;
    return at < flushedBytes
        ? mapped.get(JAVA_LONG_UNALIGNED, at)
        : buffer.getLong((int) (at - flushedBytes));
  }

  /// Overwrites a row of up to eight bytes in place; one that was flushed through the mapping:
  /// its place on disk is there. A crash may leave any of its bytes old and any new, so whoever
  /// calls this says why a torn row does no harm.
  public void set(long row, long value) {
    set(row, 0, width, value);
  }

  /// The same with the `bytes` bytes of a row that stand from `offset`.
  public void set(long row, int offset, int bytes, long value) {
    forced = false;
    long at = row * width + offset;
    boolean flushed = at < flushedBytes;
    for (int i = 0; i < bytes; i++) {
      byte part = (byte) (value >>> (8 * i));
      if (flushed) {
        mapped.set(JAVA_BYTE, at + i, part);
      } else {
        buffer.put((int) (at - flushedBytes) + i, part);
      }
    }
  }

  /// Appends one row whose low bytes are `value`.
  public void append(long value) throws IOException {
    if (buffer.position() + width > BUFFER_BYTES) {
      flush();
    }
    buffer.putLong(buffer.position(), value);
    buffer.position(buffer.position() + width);
    rows++;
  }

  /// Appends whole rows. None stands half in the file and half in the buffer.
  public void append(byte[] bytes, int from, int length) throws IOException {
    int left = length;
    int at = from;
    while (left > 0) {
      int room = (BUFFER_BYTES - buffer.position()) / width * width;
      if (room == 0) {
        flush();
        continue;
      }
      int part = Math.min(left, room);
      buffer.put(bytes, at, part);
      at += part;
      left -= part;
    }
    rows += length / width;
  }

  /// Makes all appended rows readable.
  public void flush() throws IOException {
    int pending = buffer.position();
    if (pending == 0) {
      return;
    }
    forced = false;
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
  public void makeReadable(long row) {
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
  public void truncate(long count) throws IOException {
    flush();
    rows = count;
    flushedBytes = count * width;
    stableBytes = Math.min(stableBytes, flushedBytes);
  }

  /// Makes durable what was appended to these columns or set in them. All at once: a disk forces
  /// twenty files together in little more time than one, and a ledger that is followed live
  /// commits after each block.
  public static void force(List<Column> columns) throws IOException {
    for (Column column : columns) {
      column.flush();
    }
    List<Callable<Void>> tasks = new ArrayList<>();
    for (Column column : columns) {
      if (!column.forced) {
        tasks.add(column::forced);
      }
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Void> task : threads.invokeAll(tasks)) {
        task.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClosedByInterruptException();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getCause());
    }
  }

  private @Nullable Void forced() throws IOException {
    channel.force(false);
    forced = true;
    return null;
  }

  /// CRC-32C of the rows' bytes from `from` to `to`.
  int checksum(long from, long to) {
    CRC32C crc = new CRC32C();
    addTo(crc, from, to);
    return (int) crc.getValue();
  }

  /// Goes on with a checksum.
  void addTo(CRC32C crc, long from, long to) {
    byte[] part = new byte[(int) Math.min(1 << 16, to - from)];
    for (long at = from; at < to; at += part.length) {
      int count = (int) Math.min(part.length, to - at);
      MemorySegment.copy(mapped, JAVA_BYTE, at, part, 0, count);
      crc.update(part, 0, count);
    }
  }

  /// All rows have been added to a checksum. From here on [#stableBytes] tells how many bytes of
  /// them were not taken back since.
  void markStable() {
    stableBytes = bytes();
  }

  long stableBytes() {
    return stableBytes;
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
