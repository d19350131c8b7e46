package org.entente.trace.label.store1;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.entente.base.BadInput;
import org.entente.chain.column1.Column;
import org.entente.chain.column1.Findings;
import org.entente.chain.column1.ManifestText;
import org.entente.trace.label.Claim;
import org.entente.trace.label.Label;
import org.entente.trace.label.Subject;
import org.entente.trace.label.store1.SubjectBytes.Width;
import org.jspecify.annotations.Nullable;

/// A segment, open for reading.
final class Segment implements AutoCloseable {
  static final String FORMAT = "entente-labels-segment-1";
  static final int START_BYTES = 5;
  private static final int CACHED = 1 << 16;
  private static final long START_MASK = (1L << 40) - 1;
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  private final Path folder;
  private final Map<String, Integer> tails;
  private final Table shorts;
  private final Table longs;
  private final Column claims;
  private final Column ends;

  /// Claims that don't depend on their subject; threads may overwrite each other's.
  private final @Nullable Cached[] cache = new Cached[CACHED];

  private record Cached(int number, Claim claim) {}

  /// Rows of one width with the starts of their buckets.
  record Table(Width width, Column rows, Column starts, int bits) {
    long start(long bucket) {
      return starts.get(bucket, START_MASK);
    }

    int claim(long row) {
      return rows.mapped().get(INT, row * width.row() + width.bytes());
    }

    boolean is(long row, byte[] key) {
      MemorySegment all = rows.mapped();
      long at = row * width.row();
      if (all.get(LONG, at + 2) != (long) LONGS.get(key, 2)) { // nearly always
        return false;
      }
      MemorySegment wanted = MemorySegment.ofArray(key);
      return MemorySegment.mismatch(all, at, at + key.length, wanted, 0, key.length) < 0;
    }

    byte[] subject(long row) {
      byte[] bytes = new byte[width.bytes()];
      rows.copy(row, 0, bytes, 0, bytes.length);
      return bytes;
    }
  }

  private Segment(Path folder, ManifestText manifest) throws IOException {
    this.folder = folder;
    this.tails = manifest.tailChecksums();
    this.shorts = table(folder, manifest, Width.SHORT);
    this.longs = table(folder, manifest, Width.LONG);
    this.claims = Column.read(folder.resolve("claims.bytes"), 1, manifest.number("claim-bytes"));
    this.ends = Column.read(folder.resolve("claims.ends"), START_BYTES, manifest.number("claims"));
  }

  private static Table table(Path folder, ManifestText manifest, Width width) throws IOException {
    long rows = manifest.number(width.text());
    int bits = bits(rows);
    return new Table(
        width,
        Column.read(folder.resolve(width.text() + ".rows"), width.row(), rows),
        Column.read(folder.resolve(width.text() + ".starts"), START_BYTES, (1L << bits) + 1),
        bits);
  }

  /// Buckets of four to eight rows.
  static int bits(long rows) {
    return rows < 8 ? 0 : 61 - Long.numberOfLeadingZeros(rows);
  }

  /// The bucket of a hash among 2^bits.
  static long bucket(long hash, int bits) {
    return bits == 0 ? 0 : hash >>> (64 - bits);
  }

  static Segment open(Path folder) throws IOException {
    ManifestText manifest = ManifestText.read(folder);
    manifest.requireFormat(folder, FORMAT);
    return new Segment(folder, manifest);
  }

  Table table(Width width) {
    return switch (width) {
      case SHORT -> shorts;
      case LONG -> longs;
    };
  }

  long labels() {
    return shorts.rows.rows() + longs.rows.rows();
  }

  long claims() {
    return ends.rows();
  }

  /// Adds what is claimed about the subject.
  void find(SubjectBytes subject, Subject of, List<Claim> found) {
    Table table = table(subject.table());
    byte[] key = subject.bytes();
    long bucket = bucket(SubjectBytes.hash(key, 0, key.length), table.bits);
    long end = table.start(bucket + 1);
    for (long row = table.start(bucket); row < end; row++) {
      if (table.is(row, key)) {
        found.add(claim(table.claim(row), subject.stands() ? of : null));
      }
    }
  }

  /// Whether anything is claimed about the subject.
  boolean has(byte[] key, Width width) {
    Table table = table(width);
    long bucket = bucket(SubjectBytes.hash(key, 0, key.length), table.bits);
    long end = table.start(bucket + 1);
    for (long row = table.start(bucket); row < end; row++) {
      if (table.is(row, key)) {
        return true;
      }
    }
    return false;
  }

  private Claim claim(int number, @Nullable Subject subject) {
    Cached cached = cache[number & (CACHED - 1)];
    if (cached != null && cached.number == number) {
      return cached.claim;
    }
    Claim claim = label(number, subject).claim();
    if (subject != null && !claim.source().endsWith(subject.text())) {
      cache[number & (CACHED - 1)] = new Cached(number, claim);
    }
    return claim;
  }

  private Label label(int claim, @Nullable Subject subject) {
    try {
      return ClaimCodec.decode(claimBytes(claim), subject);
    } catch (IllegalArgumentException e) {
      throw new BadInput(
          folder.toString(),
          "claim " + claim,
          "damaged: " + e.getMessage(),
          "Restore the store from a copy, or import the labels again.",
          e);
    }
  }

  byte[] claimBytes(long claim) {
    long from = claim == 0 ? 0 : ends.get(claim - 1, START_MASK);
    byte[] bytes = new byte[Math.toIntExact(ends.get(claim, START_MASK) - from)];
    claims.copy(from, 0, bytes, 0, bytes.length);
    return bytes;
  }

  void forEach(Consumer<Label> labels) {
    for (Width width : Width.values()) {
      Table table = table(width);
      for (long row = 0; row < table.rows.rows(); row++) {
        byte[] bytes = table.subject(row);
        Subject subject = SubjectBytes.isHashed(bytes) ? null : Subject.read(bytes);
        labels.accept(label(table.claim(row), subject));
      }
    }
  }

  void check(Findings findings, DoubleConsumer progress) throws IOException {
    findings.columns(columns(), tails, progress);
  }

  private List<Column> columns() {
    return List.of(shorts.rows, shorts.starts, longs.rows, longs.starts, claims, ends);
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    for (Column column : new ArrayList<>(columns())) {
      column.close();
    }
  }
}
