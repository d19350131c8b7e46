package org.entente.chain.evm.table;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A scratch file of rows that will be read block by block, in whatever order they came.
///
/// Rows gather in memory up to a run, which is sorted by key (stable: rows of one key keep their
/// order) and appended; most tables come in order of blocks, and then nothing is moved. Beside the
/// rows grows an index with one entry for each key of a run. Rows are never merged: [#finish]
/// merges the index alone, so that a block knows its pieces.
///
/// A key is a block's number and the first bits of its hash. Filling is for one thread.
final class RowSpill implements Closeable {
  private static final int RUN_BYTES = 32 << 20;
  private static final int RUN_ROWS = 1 << 19;
  private static final int OUT_BYTES = 1 << 20;

  /// The lowest bits of a subkey, which order the rows of one block.
  private static final long RANKS = 3;

  private final Path folder;
  private final FileChannel rows;
  private final FileChannel index;

  /// Where each run's entries begin in the index, and behind the last.
  private final List<Long> runs = new ArrayList<>();

  private long rowsEnd;
  private long indexEnd;
  private final RowBytes run;
  private final long[] numbers;
  private final long[] subkeys;
  private final int[] starts;
  private int count;

  RowSpill(Path folder) throws IOException {
    this(folder, RUN_ROWS);
  }

  /// `runRows` is for tests.
  RowSpill(Path folder, int runRows) throws IOException {
    numbers = new long[runRows];
    subkeys = new long[runRows];
    starts = new int[runRows + 1];
    run = new RowBytes(Math.min(RUN_BYTES, runRows << 10));
    this.folder = folder;
    rows = scratch(folder.resolve("tables.rows"));
    index = scratch(folder.resolve("tables.index"));
  }

  static FileChannel scratch(Path path) throws IOException {
    return FileChannel.open(
        path,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE);
  }

  /// The bytes to put the next row into; [#end] or [#cancel] must follow.
  RowBytes begin() {
    return run;
  }

  /// Takes back what was put since the last [#end].
  void cancel() {
    run.moveTo(starts[count]);
  }

  /// What was put since the last one is a row of block `number`. `subkey` tells blocks of one
  /// number apart ([#blockOf]), and its [#RANKS] order within.
  void end(long number, long subkey) throws IOException {
    numbers[count] = number;
    subkeys[count] = subkey;
    starts[++count] = run.at();
    if (count == numbers.length || run.at() >= RUN_BYTES / 8 * 7) {
      flush();
    }
  }

  private void flush() throws IOException {
    if (count == 0) {
      return;
    }
    runs.add(indexEnd);
    int[] order = order();
    ByteBuffer entries = ByteBuffer.allocate(OUT_BYTES);
    RowBytes sorted = order == null ? run : sorted(order);
    long end = rowsEnd;
    for (int i = 0; i < count; ) {
      int first = order == null ? i : order[i];
      int length = 0;
      int rank = i;
      int row = first;
      while (true) {
        length += starts[row + 1] - starts[row];
        if (++rank == count) {
          break;
        }
        row = order == null ? rank : order[rank];
        if (numbers[row] != numbers[first] || isOtherBlock(subkeys[row], subkeys[first])) {
          break;
        }
      }
      if (entries.remaining() < SpillIndex.ENTRY_BYTES) {
        indexEnd = write(index, entries.flip(), indexEnd);
        entries.clear();
      }
      entries.putLong(numbers[first]).putLong(blockOf(subkeys[first])).putLong(end).putLong(length);
      end += length;
      i = rank;
    }
    indexEnd = write(index, entries.flip(), indexEnd);
    rowsEnd = write(rows, ByteBuffer.wrap(sorted.bytes(), 0, starts[count]), rowsEnd);
    count = 0;
    run.moveTo(0);
  }

  private RowBytes sorted(int[] order) {
    RowBytes sorted = new RowBytes(starts[count]);
    int at = 0;
    for (int rank = 0; rank < count; rank++) {
      int row = order[rank];
      int length = starts[row + 1] - starts[row];
      System.arraycopy(run.bytes(), starts[row], sorted.bytes(), at, length);
      at += length;
    }
    return sorted;
  }

  /// The first bits of a block's hash, to order by.
  static long blockOf(long subkey) {
    return subkey & ~RANKS;
  }

  private static boolean isOtherBlock(long subkey, long other) {
    return blockOf(subkey) != blockOf(other);
  }

  /// The rows in order of their keys, null if they are already.
  private int @Nullable [] order() {
    int sortedTo = 1;
    while (sortedTo < count && compare(sortedTo - 1, sortedTo) <= 0) {
      sortedTo++;
    }
    if (sortedTo >= count) {
      return null;
    }
    int[] from = new int[count];
    Arrays.setAll(from, row -> row);
    int[] to = new int[count];
    for (int width = 1; width < count; width *= 2) {
      for (int low = 0; low < count; low += 2 * width) {
        int middle = Math.min(low + width, count);
        merge(from, to, low, middle, Math.min(middle + width, count));
      }
      int[] swapped = from;
      from = to;
      to = swapped;
    }
    return from;
  }

  private void merge(int[] from, int[] to, int low, int middle, int high) {
    if (middle == high || compare(from[middle - 1], from[middle]) <= 0) {
      System.arraycopy(from, low, to, low, high - low);
      return;
    }
    int left = low;
    int right = middle;
    for (int i = low; i < high; i++) {
      boolean takesLeft = right == high || (left < middle && compare(from[left], from[right]) <= 0);
      to[i] = takesLeft ? from[left++] : from[right++];
    }
  }

  private int compare(int row, int other) {
    int byNumber = Long.compare(numbers[row], numbers[other]);
    return byNumber != 0 ? byNumber : Long.compareUnsigned(subkeys[row], subkeys[other]);
  }

  static long write(FileChannel channel, ByteBuffer bytes, long at) throws IOException {
    long end = at;
    while (bytes.hasRemaining()) {
      end += channel.write(bytes, end);
    }
    return end;
  }

  /// Nothing can be added any more. The index keeps this file open and deletes it.
  SpillIndex finish() throws IOException {
    flush();
    runs.add(indexEnd);
    return SpillIndex.merge(folder, rows, index, runs);
  }

  @Override
  public void close() throws IOException {
    rows.close();
    index.close();
    delete(folder);
  }

  static void delete(Path folder) throws IOException {
    for (String name : List.of("tables.rows", "tables.index", "tables.blocks", "tables.pieces")) {
      Files.deleteIfExists(folder.resolve(name));
    }
  }
}
