package org.entente.chain.column1;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/// What the check of a store finds, and the part of it that is the same for every store: columns
/// and indexes against their checksums.
public final class Findings {
  /// A finding that is reported at most; the rest is counted.
  private static final int KEPT = 100;

  private final List<Finding> first = new ArrayList<>();
  private long count;

  /// Something that is not as it should be: in which file, where, what.
  public record Finding(String file, String place, String reason) {}

  public void add(Path file, String place, String reason) {
    count++;
    if (first.size() < KEPT) {
      first.add(new Finding(file.getFileName().toString(), place, reason));
    }
  }

  public long count() {
    return count;
  }

  /// The first hundred.
  public List<Finding> first() {
    return List.copyOf(first);
  }

  /// Reads all columns; `tails` are the checksums of unfinished segments by file name. `progress`
  /// is told the share that is done.
  public void columns(List<Column> sealed, Map<String, Integer> tails, DoubleConsumer progress)
      throws IOException {
    for (int i = 0; i < sealed.size(); i++) {
      Column column = sealed.get(i);
      progress.accept(1.0 * i / sealed.size());
      if (column.rows() == 0) {
        continue;
      }
      try (Seals seals = Seals.read(column)) {
        int tail = tails.getOrDefault(column.file().getFileName().toString(), 0);
        long damaged = seals.firstDamaged(column, tail);
        if (damaged >= 0) {
          long from = damaged * Column.SEGMENT_BYTES;
          add(column.file(), "offset " + from, "the segment does not match its checksum");
        }
      }
    }
  }

  public void indexes(List<IndexRun> runs) {
    for (IndexRun run : runs) {
      if (!run.isIntact()) {
        add(run.file(), "", "the index does not match its checksum; delete it, it is derived");
      }
    }
  }
}
