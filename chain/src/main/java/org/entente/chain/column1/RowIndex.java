package org.entente.chain.column1;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Finds rows by key: the transaction with this id, the script with these bytes.
///
/// Rows are covered by sealed [IndexRun]s of 2^28, 2^25 and 2^22 rows, as large as fit, which
/// makes at most seven of a size; the rest is the tail, held in memory while writing and sealed
/// into a run of its own when the store is closed. All of it is derived from the columns: a run
/// that is missing is built again by a writer. A reader that finds none, as where a writer is at
/// work, looks through the rows themselves; if it does so often, it indexes them for itself.
public final class RowIndex implements AutoCloseable {
  /// A key to look for, and the way to tell whether a row has it.
  public interface Key {
    /// Well mixed: low bits choose the slot in the tail, high bits that in a run.
    long hash();

    boolean stands(long row);
  }

  /// The hash that a row's key has.
  public interface Hashes {
    long of(long row);
  }

  public static final long NONE = -1;
  private static final int[] RUN_SHIFTS = {28, 25, 22};
  private static final int TAIL_SHIFT = 22;

  /// A reader indexes the tail when it has looked through so many of them.
  private static final long LOOKS = 8;

  /// A longer tail is there only when whole runs are missing; it would take too much memory.
  private static final long MOST_INDEXED = 2L << TAIL_SHIFT;

  private final Path folder;
  private final String name;
  private final Hashes hashes;
  private final List<IndexRun> runs = new ArrayList<>();

  /// A reader has none before it has looked through the tail often.
  private volatile @Nullable RowTail tail;

  /// Rows of the tail that a reader has looked through.
  private final AtomicLong looked = new AtomicLong();

  private long tailStart;
  private long rows;

  private RowIndex(Path folder, String name, Hashes hashes) {
    this.folder = folder;
    this.name = name;
    this.hashes = hashes;
  }

  /// Opens what covers the first `rows` rows.
  public static RowIndex read(Path folder, String name, long rows, Hashes hashes)
      throws IOException {
    RowIndex index = new RowIndex(folder, name, hashes);
    index.rows = rows;
    index.tailStart = 0;
    for (long[] span : spans(rows)) {
      if (!index.openRun(span[0], span[1])) {
        return index;
      }
    }
    index.openRun(index.tailStart, rows);
    return index;
  }

  private boolean openRun(long start, long end) throws IOException {
    Path file = IndexRun.file(folder, name, start, end);
    if (start == end || !Files.exists(file)) {
      return false;
    }
    runs.add(IndexRun.open(file, start, end));
    tailStart = end;
    return true;
  }

  /// Opens for adding rows behind `rows`, building what is missing.
  public static RowIndex write(Path folder, String name, long rows, Hashes hashes)
      throws IOException {
    Files.createDirectories(folder);
    RowIndex index = new RowIndex(folder, name, hashes);
    index.rebuild(rows);
    return index;
  }

  /// The runs that cover `rows` rows, as far as whole runs go.
  private static List<long[]> spans(long rows) {
    List<long[]> spans = new ArrayList<>();
    long start = 0;
    for (int shift : RUN_SHIFTS) {
      while (start + (1L << shift) <= rows) {
        spans.add(new long[] {start, start + (1L << shift)});
        start += 1L << shift;
      }
    }
    return spans;
  }

  private void rebuild(long count) throws IOException {
    closeRuns();
    rows = count;
    tailStart = 0;
    for (long[] span : spans(count)) {
      Path file = IndexRun.file(folder, name, span[0], span[1]);
      if (!Files.exists(file)) {
        IndexRun.build(file, span[0], span[1], hashes);
      }
      openRun(span[0], span[1]);
    }
    RowTail table = new RowTail(tailStart);
    for (long row = tailStart; row < count; row++) {
      table.insert(hashes.of(row), row);
    }
    tail = table;
    removeOthers();
  }

  private void removeOthers() throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, name + "-*")) {
      for (Path file : files) {
        if (runs.stream().noneMatch(run -> run.file().equals(file))) {
          Files.delete(file);
        }
      }
    }
  }

  private RowTail written() {
    return Objects.requireNonNull(tail, "a reader");
  }

  /// Adds the next row.
  public void add(long hash) throws IOException {
    written().insert(hash, rows);
    rows++;
    if (rows - tailStart == 1L << TAIL_SHIFT) {
      rebuild(rows);
    }
  }

  /// The last row below `bound` that has the key, or [#NONE].
  public long find(Key key, long bound) {
    long found = tailStart < bound ? findInTail(key, bound) : NONE;
    for (int i = runs.size() - 1; found == NONE && i >= 0; i--) {
      if (runs.get(i).start() < bound) {
        found = runs.get(i).find(key, bound);
      }
    }
    return found;
  }

  private long findInTail(Key key, long bound) {
    RowTail table = tail;
    if (table != null) {
      return table.find(key, bound);
    }
    long last = Math.min(bound, rows);
    if (looked.addAndGet(last - tailStart) > LOOKS * (rows - tailStart)) {
      indexTail();
    }
    return scan(key, bound);
  }

  /// Worth its while only for a reader that asks again and again.
  private synchronized void indexTail() {
    if (tail == null && rows - tailStart <= MOST_INDEXED) {
      RowTail table = new RowTail(tailStart);
      for (long row = tailStart; row < rows; row++) {
        table.insert(hashes.of(row), row);
      }
      tail = table;
    }
  }

  private long scan(Key key, long bound) {
    for (long row = Math.min(bound, rows) - 1; row >= tailStart; row--) {
      if (key.stands(row)) {
        return row;
      }
    }
    return NONE;
  }

  /// Forgets the rows from `count` on.
  public void truncate(long count) throws IOException {
    if (count < tailStart) {
      rebuild(count);
      return;
    }
    while (rows > count) {
      rows--;
      written().remove(hashes.of(rows), rows);
    }
  }

  /// Seals the tail, so that readers need not look through the rows.
  public void seal() throws IOException {
    if (rows > tailStart) {
      IndexRun.build(IndexRun.file(folder, name, tailStart, rows), tailStart, rows, hashes);
    }
  }

  public List<IndexRun> runs() {
    return List.copyOf(runs);
  }

  private void closeRuns() throws IOException {
    for (IndexRun run : runs) {
      run.close();
    }
    runs.clear();
  }

  @Override
  public void close() throws IOException {
    tail = null;
    closeRuns();
  }

  /// Spreads the bits of a number over all 64 (finalizer of MurmurHash3, public domain
  /// algorithm).
  public static long mix(long x) {
    long y = (x ^ (x >>> 33)) * 0xff51afd7ed558ccdL;
    long z = (y ^ (y >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return z ^ (z >>> 33);
  }
}
