package org.entente.chain.evm.table;

import java.io.Closeable;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/// Which pieces of a [RowSpill] belong to each of its keys, in order of the keys. On disk and
/// mapped: ten million blocks take no heap. Many threads may read.
final class SpillIndex implements Closeable {
  /// Of the index of runs: number, block bits, offset, length.
  static final int ENTRY_BYTES = 4 * Long.BYTES;

  /// Number, block bits, first piece, first piece of the next.
  private static final int KEY_BYTES = 4 * Long.BYTES;

  private static final int PIECE_BYTES = 2 * Long.BYTES;
  private static final int OUT_BYTES = 1 << 20;

  /// More rows than fit an array are not those of a block.
  private static final long MAX_KEY_BYTES = 1 << 30;

  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

  private final Path folder;
  private final Arena arena;
  private final FileChannel rowsFile;
  private final MemorySegment rows;
  private final MemorySegment keys;
  private final MemorySegment pieces;

  private SpillIndex(
      Path folder, Arena arena, FileChannel rowsFile, FileChannel keysFile, FileChannel piecesFile)
      throws IOException {
    this.folder = folder;
    this.arena = arena;
    this.rowsFile = rowsFile;
    rows = map(rowsFile, arena);
    keys = map(keysFile, arena);
    pieces = map(piecesFile, arena);
  }

  private static MemorySegment map(FileChannel file, Arena arena) throws IOException {
    return file.size() == 0
        ? MemorySegment.NULL
        : file.map(FileChannel.MapMode.READ_ONLY, 0, file.size(), arena);
  }

  /// One entry of a run, while runs are merged.
  private static final class Cursor {
    private final MemorySegment entries;
    private final int run;
    private final long end;
    private long at;

    Cursor(MemorySegment entries, int run, long at, long end) {
      this.entries = entries;
      this.run = run;
      this.at = at;
      this.end = end;
    }

    long get(int word) {
      return entries.get(LONG, at + (long) word * Long.BYTES);
    }

    boolean advance() {
      at += ENTRY_BYTES;
      return at < end;
    }
  }

  @SuppressWarnings("MustBeClosedChecker") // the arena is closed with the index
  static SpillIndex merge(Path folder, FileChannel rows, FileChannel index, List<Long> runs)
      throws IOException {
    Arena arena = Arena.ofShared();
    try (FileChannel keysFile = RowSpill.scratch(folder.resolve("tables.blocks"));
        FileChannel piecesFile = RowSpill.scratch(folder.resolve("tables.pieces"))) {
      try (Arena merging = Arena.ofConfined()) {
        MemorySegment entries = map(index, merging);
        new Merge(keysFile, piecesFile).merge(entries, runs);
      }
      index.close();
      return new SpillIndex(folder, arena, rows, keysFile, piecesFile);
    } catch (IOException | RuntimeException e) {
      arena.close();
      throw e;
    }
  }

  private static final class Merge {
    private final FileChannel keysFile;
    private final FileChannel piecesFile;
    private final ByteBuffer keys = ByteBuffer.allocate(OUT_BYTES);
    private final ByteBuffer pieces = ByteBuffer.allocate(OUT_BYTES);
    private long keysEnd;
    private long piecesEnd;
    private long pieceCount;

    Merge(FileChannel keysFile, FileChannel piecesFile) {
      this.keysFile = keysFile;
      this.piecesFile = piecesFile;
    }

    void merge(MemorySegment entries, List<Long> runs) throws IOException {
      PriorityQueue<Cursor> queue =
          new PriorityQueue<>(
              Comparator.<Cursor>comparingLong(cursor -> cursor.get(0))
                  .thenComparing(cursor -> cursor.get(1), Long::compareUnsigned)
                  .thenComparingInt(cursor -> cursor.run));
      for (int run = 0; run + 1 < runs.size(); run++) {
        queue.add(new Cursor(entries, run, runs.get(run), runs.get(run + 1)));
      }
      while (!queue.isEmpty()) {
        Cursor first = queue.element();
        long number = first.get(0);
        long block = first.get(1);
        long firstPiece = pieceCount;
        while (!queue.isEmpty()
            && queue.element().get(0) == number
            && queue.element().get(1) == block) {
          Cursor cursor = queue.remove();
          putPiece(cursor.get(2), cursor.get(3));
          if (cursor.advance()) {
            queue.add(cursor);
          }
        }
        putKey(number, block, firstPiece);
      }
      keysEnd = RowSpill.write(keysFile, keys.flip(), keysEnd);
      piecesEnd = RowSpill.write(piecesFile, pieces.flip(), piecesEnd);
    }

    private void putPiece(long offset, long length) throws IOException {
      if (pieces.remaining() < PIECE_BYTES) {
        piecesEnd = RowSpill.write(piecesFile, pieces.flip(), piecesEnd);
        pieces.clear();
      }
      pieces.putLong(offset).putLong(length);
      pieceCount++;
    }

    private void putKey(long number, long block, long firstPiece) throws IOException {
      if (keys.remaining() < KEY_BYTES) {
        keysEnd = RowSpill.write(keysFile, keys.flip(), keysEnd);
        keys.clear();
      }
      keys.putLong(number).putLong(block).putLong(firstPiece).putLong(pieceCount);
    }
  }

  long count() {
    return keys.byteSize() / KEY_BYTES;
  }

  private long key(long place, int word) {
    return keys.get(LONG, place * KEY_BYTES + (long) word * Long.BYTES);
  }

  long number(long place) {
    return key(place, 0);
  }

  /// The first bits of the block's hash; 0 where rows do not name it.
  long block(long place) {
    return key(place, 1);
  }

  /// The first key of a block number that is not below this one.
  long find(long number) {
    long low = 0;
    long high = count();
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (number(middle) < number) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// Where pieces of this key begin, for who looks at the first row of each.
  int pieceCount(long place) {
    return Math.toIntExact(key(place, 3) - key(place, 2));
  }

  /// The first `length` bytes, or fewer, of a piece of this key.
  byte[] beginning(long place, int piece, int length) {
    long entry = (key(place, 2) + piece) * PIECE_BYTES;
    long there = pieces.get(LONG, entry + Long.BYTES);
    byte[] bytes = new byte[(int) Math.min(length, there)];
    copy(pieces.get(LONG, entry), bytes, 0, bytes.length);
    return bytes;
  }

  /// How many bytes [#read] gives. Throws [IllegalArgumentException] if they are too many.
  int length(long place) {
    long length = 0;
    for (long piece = key(place, 2); piece < key(place, 3); piece++) {
      length += pieces.get(LONG, piece * PIECE_BYTES + Long.BYTES);
    }
    if (length > MAX_KEY_BYTES) {
      throw new IllegalArgumentException("its rows take " + length + " bytes");
    }
    return (int) length;
  }

  /// Puts all rows of this key into `into` from `at` on; returns their end.
  int read(long place, byte[] into, int at) {
    int end = at;
    for (long piece = key(place, 2); piece < key(place, 3); piece++) {
      int length = (int) pieces.get(LONG, piece * PIECE_BYTES + Long.BYTES);
      copy(pieces.get(LONG, piece * PIECE_BYTES), into, end, length);
      end += length;
    }
    return end;
  }

  private void copy(long from, byte[] into, int at, int length) {
    MemorySegment.copy(rows, ValueLayout.JAVA_BYTE, from, into, at, length);
  }

  @Override
  public void close() throws IOException {
    if (arena.scope().isAlive()) {
      arena.close();
    }
    rowsFile.close();
    RowSpill.delete(folder);
  }
}
