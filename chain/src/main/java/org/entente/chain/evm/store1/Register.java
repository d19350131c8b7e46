package org.entente.chain.evm.store1;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.entente.chain.column1.RowIndex;

/// An index with a memory of what it found last. Half of all transfers touch a few accounts,
/// which appeared long ago: without this, each would be looked for in all the newer runs first.
final class Register implements AutoCloseable {
  private static final int PLACES = 1 << 19;

  private final RowIndex index;

  /// A row + 1 for the hash that leads here, 0 for none.
  private final long[] recent = new long[PLACES];

  private long rows;

  Register(Path folder, String name, long rows, RowIndex.Hashes hashes) throws IOException {
    this.index = RowIndex.write(folder, name, rows, hashes);
    this.rows = rows;
  }

  /// The row that has this key, or [RowIndex#NONE].
  long find(RowIndex.Key key) {
    int place = place(key.hash());
    long known = recent[place] - 1;
    if (known >= 0 && key.stands(known)) {
      return known;
    }
    long found = index.find(key, rows);
    if (found != RowIndex.NONE) {
      recent[place] = found + 1;
    }
    return found;
  }

  private static int place(long hash) {
    return (int) (hash >>> 20) & (PLACES - 1);
  }

  /// Takes up the next row, which has been appended.
  void add(long hash) throws IOException {
    index.add(hash);
    recent[place(hash)] = rows + 1;
    rows++;
  }

  RowIndex index() {
    return index;
  }

  void truncate(long count) throws IOException {
    if (count < rows) {
      index.truncate(count);
      Arrays.fill(recent, 0);
      rows = count;
    }
  }

  void seal() throws IOException {
    index.seal();
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}
