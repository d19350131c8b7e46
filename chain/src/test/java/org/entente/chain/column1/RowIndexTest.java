package org.entente.chain.column1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A reader beside a writer finds what no run covers yet.
class RowIndexTest {
  private static final int ROWS = 5_000;

  @TempDir Path temp;

  private final long[] keys = new Random(1).longs(ROWS, 0, ROWS / 2).toArray();
  private final AtomicLong compared = new AtomicLong();

  private RowIndex.Key key(long wanted) {
    return new RowIndex.Key() {
      @Override
      public long hash() {
        return RowIndex.mix(wanted);
      }

      @Override
      public boolean stands(long row) {
        compared.incrementAndGet();
        return keys[(int) row] == wanted;
      }
    };
  }

  private RowIndex reader() throws IOException {
    return RowIndex.read(temp, "key", ROWS, row -> RowIndex.mix(keys[(int) row]));
  }

  @Test
  void aReaderWithoutRunsFindsTheLastRowOfEachKey() throws IOException {
    Map<Long, Long> rows = new HashMap<>();
    try (RowIndex index = reader()) {
      for (long row = 0; row < ROWS; row++) {
        rows.put(keys[(int) row], row);
        assertThat(index.find(key(keys[(int) row]), row + 1)).isEqualTo(row);
      }
      for (long wanted = 0; wanted < ROWS; wanted++) {
        long expected = rows.getOrDefault(wanted, RowIndex.NONE);
        assertThat(index.find(key(wanted), ROWS)).isEqualTo(expected);
      }
    }
  }

  /// Each look through all of the rows would come to 25 million.
  @Test
  void whoAsksOftenDoesNotLookThroughAllRowsEachTime() throws IOException {
    try (RowIndex index = reader();
        ExecutorService threads = Executors.newFixedThreadPool(4)) {
      for (int thread = 0; thread < 4; thread++) {
        threads.execute(
            () -> {
              for (long wanted = ROWS; wanted < 2 * ROWS; wanted++) {
                index.find(key(wanted), ROWS);
              }
            });
      }
    }
    assertThat(compared.get()).isLessThan(100L * ROWS);
  }
}
