package org.entente.trace.label.store1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.chain.column1.Column;
import org.entente.chain.column1.ManifestText;
import org.entente.chain.column1.Seals;
import org.entente.trace.label.store1.SubjectBytes.Width;

/// Writes a segment: its claims in any order, its rows in theirs. Nothing counts until [#finish].
final class SegmentWriter implements AutoCloseable {
  private static final int MOST_CLAIMS = Integer.MAX_VALUE;

  private final Path folder;
  private final Column claims;
  private final Column ends;
  private final Rows shorts;
  private final Rows longs;

  /// The rows of one width. Buckets can only be cut when the number of rows is known, so the
  /// hashes' upper 40 bits are read from the rows again then.
  private static final class Rows {
    final Width width;
    final Column rows;
    final Column starts;
    final byte[] buffer;

    Rows(Path folder, Width width) throws IOException {
      this.width = width;
      this.rows = Column.write(folder.resolve(width.text() + ".rows"), width.row(), 0);
      this.starts = Column.write(folder.resolve(width.text() + ".starts"), Segment.START_BYTES, 0);
      this.buffer = new byte[width.row()];
    }

    void add(byte[] from, int at, int claim) throws IOException {
      System.arraycopy(from, at, buffer, 0, width.bytes());
      for (int i = 0; i < Integer.BYTES; i++) {
        buffer[width.bytes() + i] = (byte) (claim >>> (8 * i));
      }
      rows.append(buffer, 0, buffer.length);
    }

    void cut() throws IOException {
      rows.flush();
      int bits = Segment.bits(rows.rows());
      long next = 0;
      for (long row = 0; row < rows.rows(); row++) {
        rows.copy(row, 0, buffer, 0, width.bytes());
        long bucket = Segment.bucket(SubjectBytes.hash(buffer, 0, width.bytes()), bits);
        for (; next <= bucket; next++) {
          starts.append(row);
        }
      }
      for (; next <= 1L << bits; next++) {
        starts.append(rows.rows());
      }
    }
  }

  SegmentWriter(Path folder) throws IOException {
    Files.createDirectories(folder);
    this.folder = folder;
    this.claims = Column.write(folder.resolve("claims.bytes"), 1, 0);
    this.ends = Column.write(folder.resolve("claims.ends"), Segment.START_BYTES, 0);
    this.shorts = new Rows(folder, Width.SHORT);
    this.longs = new Rows(folder, Width.LONG);
  }

  /// The number of the new claim.
  int addClaim(byte[] bytes) throws IOException {
    if (ends.rows() == MOST_CLAIMS) {
      throw new IOException("over two thousand million different claims in one store of labels");
    }
    claims.append(bytes, 0, bytes.length);
    ends.append(claims.rows());
    return (int) (ends.rows() - 1);
  }

  /// Rows come in the order of [package-info].
  void addRow(Width width, byte[] from, int at, int claim) throws IOException {
    (width == Width.SHORT ? shorts : longs).add(from, at, claim);
  }

  /// Makes it durable.
  void finish() throws IOException {
    shorts.cut();
    longs.cut();
    Map<String, String> values = new LinkedHashMap<>();
    values.put(ManifestText.FORMAT, Segment.FORMAT);
    values.put("short", Long.toString(shorts.rows.rows()));
    values.put("long", Long.toString(longs.rows.rows()));
    values.put("claims", Long.toString(ends.rows()));
    values.put("claim-bytes", Long.toString(claims.rows()));
    Map<String, Integer> tails = new LinkedHashMap<>();
    List<Column> columns = columns();
    for (Column column : columns) {
      column.flush();
      try (Seals seals = Seals.write(column)) {
        tails.put(column.file().getFileName().toString(), seals.seal(column));
      }
    }
    Column.force(columns);
    new ManifestText(values, tails).write(folder);
  }

  private List<Column> columns() {
    return List.of(shorts.rows, shorts.starts, longs.rows, longs.starts, claims, ends);
  }

  @Override
  public void close() throws IOException {
    for (Column column : new ArrayList<>(columns())) {
      column.close();
    }
  }
}
