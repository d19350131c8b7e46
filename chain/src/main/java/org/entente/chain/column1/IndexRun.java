package org.entente.chain.column1;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.zip.CRC32C;
import org.entente.base.BadInput;

/// An immutable hash table over a span of rows, in a file: a header of five numbers (magic, first
/// row, end row, slots, checksum of the slots), then slots of five bytes: place in the span from
/// 1 (four bytes, 0 is empty) and eight bits of the key's hash. Open addressing, seven slots in
/// ten taken.
public final class IndexRun implements AutoCloseable {
  private static final long MAGIC = 0x3152444958544e45L; // "ENTXIDR1"
  private static final int HEADER_BYTES = 40;
  private static final int SLOT_BYTES = 5;
  private static final long SLOT_MASK = (1L << 40) - 1;
  private static final long PLACE_MASK = (1L << 32) - 1;

  private final Path file;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment mapped;
  private final long start;
  private final long slots;

  private IndexRun(Path file, FileChannel channel, long start, long slots) throws IOException {
    this.file = file;
    this.mapped = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
    this.start = start;
    this.slots = slots;
  }

  static Path file(Path folder, String name, long start, long end) {
    return folder.resolve(name + "-" + start + "-" + end + ".idx");
  }

  static IndexRun open(Path file, long start, long end) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      IndexRun run = new IndexRun(file, channel, start, slotsFor(end - start));
      if (!run.hasHeader(end)) {
        run.close();
        throw new BadInput(
            file.toString(),
            "offset 0",
            "this is no index of rows " + start + " to " + end,
            "Delete the file: it is built again by the next import.");
      }
      return run;
    }
  }

  private boolean hasHeader(long end) {
    return mapped.byteSize() == fileBytes(slots)
        && mapped.get(JAVA_LONG_UNALIGNED, 0) == MAGIC
        && mapped.get(JAVA_LONG_UNALIGNED, 8) == start
        && mapped.get(JAVA_LONG_UNALIGNED, 16) == end
        && mapped.get(JAVA_LONG_UNALIGNED, 24) == slots;
  }

  private static long slotsFor(long rows) {
    return rows * 10 / 7 + 1;
  }

  private static long fileBytes(long slots) {
    return HEADER_BYTES + slots * SLOT_BYTES + Column.PADDING_BYTES;
  }

  /// Writes the run to a file beside and renames it: a run is there whole or not at all.
  static void build(Path file, long start, long end, RowIndex.Hashes hashes) throws IOException {
    Path unfinished = file.resolveSibling("unfinished.idx");
    long slots = slotsFor(end - start);
    try (Arena arena = Arena.ofShared();
        FileChannel channel =
            FileChannel.open(
                unfinished,
                Set.of(
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE))) {
      fillWithZeros(channel, fileBytes(slots));
      MemorySegment table = channel.map(MapMode.READ_WRITE, 0, fileBytes(slots), arena);
      for (long row = start; row < end; row++) {
        insert(table, slots, hashes.of(row), row - start + 1);
      }
      long[] header = {MAGIC, start, end, slots, checksum(table)};
      for (int i = 0; i < header.length; i++) {
        table.set(JAVA_LONG_UNALIGNED, i * 8L, header[i]);
      }
      channel.force(false);
    }
    Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /// A full disk must be noticed here, by the channel, rather than by a fault in the mapping.
  private static void fillWithZeros(FileChannel channel, long bytes) throws IOException {
    ByteBuffer zeros = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
    for (long at = 0; at < bytes; ) {
      zeros.clear().limit((int) Math.min(zeros.capacity(), bytes - at));
      at += channel.write(zeros, at);
    }
  }

  private static void insert(MemorySegment table, long slots, long hash, long place) {
    long slot = Math.unsignedMultiplyHigh(hash, slots);
    while (slotAt(table, slot) != 0) {
      slot = slot + 1 == slots ? 0 : slot + 1;
    }
    long at = HEADER_BYTES + slot * SLOT_BYTES;
    long entry = place | (hash & 0xff) << 32;
    for (int i = 0; i < SLOT_BYTES; i++) {
      table.set(JAVA_BYTE, at + i, (byte) (entry >>> (8 * i)));
    }
  }

  private static long slotAt(MemorySegment table, long slot) {
    return table.get(JAVA_LONG_UNALIGNED, HEADER_BYTES + slot * SLOT_BYTES) & SLOT_MASK;
  }

  /// The last row below `bound` that has the key, or [RowIndex#NONE].
  long find(RowIndex.Key key, long bound) {
    long hash = key.hash();
    long found = RowIndex.NONE;
    long slot = Math.unsignedMultiplyHigh(hash, slots);
    for (long entry = slotAt(mapped, slot); entry != 0; entry = slotAt(mapped, slot)) {
      long row = start + (entry & PLACE_MASK) - 1;
      if (entry >>> 32 == (hash & 0xff) && row < bound && row > found && key.stands(row)) {
        found = row;
      }
      slot = slot + 1 == slots ? 0 : slot + 1;
    }
    return found;
  }

  long start() {
    return start;
  }

  public Path file() {
    return file;
  }

  /// True if the slots are those that were written.
  public boolean isIntact() {
    return mapped.get(JAVA_LONG_UNALIGNED, 32) == checksum(mapped);
  }

  private static long checksum(MemorySegment table) {
    CRC32C crc = new CRC32C();
    byte[] part = new byte[1 << 16];
    for (long at = HEADER_BYTES; at < table.byteSize(); at += part.length) {
      int count = (int) Math.min(part.length, table.byteSize() - at);
      MemorySegment.copy(table, JAVA_BYTE, at, part, 0, count);
      crc.update(part, 0, count);
    }
    return crc.getValue();
  }

  @Override
  public void close() {
    arena.close();
  }
}
