package org.entente.chain.column1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.zip.CRC32C;

/// The checksums of a column's finished segments, four bytes each, in a file beside the column.
/// The unfinished segment's checksum stands in the manifest.
public final class Seals implements AutoCloseable {
  private final FileChannel channel;
  private long sealed;

  /// Of the unfinished segment, so far: commits of single blocks must not read all of it again.
  private final CRC32C tail = new CRC32C();

  private long tailStart = -1;
  private long tailEnd;

  private Seals(FileChannel channel, long sealed) {
    this.channel = channel;
    this.sealed = sealed;
  }

  public static Path file(Column column) {
    return column.file().resolveSibling(column.file().getFileName() + ".seals");
  }

  public static Seals write(Column column) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file(column),
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
    long sealed = Math.min(column.bytes() / Column.SEGMENT_BYTES, channel.size() / 4);
    channel.truncate(sealed * 4);
    return new Seals(channel, sealed);
  }

  public static Seals read(Column column) throws IOException {
    FileChannel channel = FileChannel.open(file(column));
    return new Seals(channel, channel.size() / 4);
  }

  /// Seals what is finished and returns the checksum of the rest.
  public int seal(Column column) throws IOException {
    long whole = column.bytes() / Column.SEGMENT_BYTES;
    // After a rollback older seals stay behind until the manifest has gone back, and are
    // overwritten.
    sealed = Math.min(sealed, whole);
    boolean grown = sealed < whole;
    for (; sealed < whole; sealed++) {
      long from = sealed * Column.SEGMENT_BYTES;
      ByteBuffer crc = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
      crc.putInt(0, column.checksum(from, from + Column.SEGMENT_BYTES));
      channel.write(crc, sealed * 4);
    }
    if (grown) {
      channel.force(false);
    }
    return tail(column, whole * Column.SEGMENT_BYTES);
  }

  private int tail(Column column, long start) {
    if (tailStart != start || column.stableBytes() < tailEnd) {
      tail.reset();
      tailStart = start;
      tailEnd = start;
    }
    column.addTo(tail, tailEnd, column.bytes());
    tailEnd = column.bytes();
    column.markStable();
    return (int) tail.getValue();
  }

  /// The first segment that is not as it was sealed, or −1. `tail` is the unfinished one's
  /// checksum.
  public long firstDamaged(Column column, int tail) throws IOException {
    long whole = column.bytes() / Column.SEGMENT_BYTES;
    for (long i = 0; i < whole; i++) {
      ByteBuffer crc = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
      boolean there = i < sealed && channel.read(crc, i * 4) == 4;
      long from = i * Column.SEGMENT_BYTES;
      if (!there || crc.getInt(0) != column.checksum(from, from + Column.SEGMENT_BYTES)) {
        return i;
      }
    }
    boolean tailFits = tail == column.checksum(whole * Column.SEGMENT_BYTES, column.bytes());
    return tailFits ? -1 : whole;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
