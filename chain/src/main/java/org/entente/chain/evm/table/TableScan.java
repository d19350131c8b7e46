package org.entente.chain.evm.table;

import dev.hardwood.HardwoodContext;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.entente.base.BadInput;
import org.entente.base.EvmNetwork;
import org.jspecify.annotations.Nullable;

/// Takes tables file by file, in any order, and gives the blocks in them.
///
/// Scratch files go to `folder`, which must exist. What breaks a rule is handed to `refuse`, which
/// throws it, or skips it by returning. Adding is for one thread.
public final class TableScan implements Closeable {
  private static final String EXPORT_KNOWN =
      "Export blocks, transactions, receipts, logs, token_transfers or traces with the columns of"
          + " ethereum-etl";
  private static final int DECODERS = 2;

  private final Consumer<BadInput> refuse;
  private final EvmNetwork network;
  private final RowSpill spill;
  private final TableRows rows;
  private final List<TableFile> files = new ArrayList<>();
  private boolean finished;

  public TableScan(Path folder, Consumer<BadInput> refuse, EvmNetwork network) throws IOException {
    this(new RowSpill(folder), refuse, network);
  }

  TableScan(RowSpill spill, Consumer<BadInput> refuse, EvmNetwork network) {
    this.spill = spill;
    this.refuse = refuse;
    this.network = network;
    rows = new TableRows(spill);
  }

  /// Whether a file that begins so is a table of a known kind as comma-separated text.
  public static boolean isCsv(byte[] head) {
    return CsvTable.kindOf(head) != null;
  }

  /// Whether a file that begins so is Parquet.
  public static boolean isParquet(byte[] head) {
    return ParquetTable.isOne(head);
  }

  /// Reads comma-separated text; `name` is what the user calls it.
  public void addCsv(String name, InputStream content) throws IOException {
    TableFile file = new TableFile(name, "line");
    CsvTable table;
    try {
      table = CsvTable.open(content);
    } catch (IllegalArgumentException e) {
      refuse.accept(file.bad(1, e));
      return;
    }
    if (!begin(file, table.columns())) {
      return;
    }
    boolean more = true;
    while (more) {
      try {
        more = table.next();
        if (more) {
          rows.add(table, table.line());
        }
      } catch (IllegalArgumentException e) {
        refuse.accept(file.bad(table.line(), e));
      }
    }
  }

  /// Reads a Parquet file; `name` is what the user calls it.
  public void addParquet(String name, Path path) throws IOException {
    TableFile file = new TableFile(name, "row");
    try (HardwoodContext context = HardwoodContext.create(DECODERS);
        ParquetTable table = open(file, path, context)) {
      if (begin(file, table.columns())) {
        addRows(file, table);
      }
    } catch (ParquetTable.Refused e) {
      String reason = String.valueOf(e.getMessage());
      refuse.accept(new BadInput(name, "column " + e.column(), reason, e.nextStep(), e));
    } catch (BadInput e) {
      refuse.accept(e);
    } catch (RuntimeException e) {
      // Of whatever kind: a damaged file makes its reader stumble anywhere.
      refuse.accept(unreadable(file, e));
    }
  }

  private static ParquetTable open(TableFile file, Path path, HardwoodContext context) {
    try {
      return ParquetTable.open(path, context);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static BadInput unreadable(TableFile file, Exception e) {
    return new BadInput(
        file.name(), "", "can't be read as Parquet: " + e, TableBlocks.GET_AGAIN, e);
  }

  private void addRows(TableFile file, ParquetTable table) throws IOException {
    while (table.next()) {
      try {
        rows.add(table, table.row());
      } catch (IllegalArgumentException e) {
        refuse.accept(file.bad(table.row(), e));
      }
    }
  }

  /// False when it is none that is known.
  private boolean begin(TableFile file, Set<Column> columns) {
    @Nullable TableKind kind = TableKind.of(columns);
    if (kind == null) {
      String reason = "its columns are those of no table that is read here";
      refuse.accept(new BadInput(file.name(), "", reason, EXPORT_KNOWN));
      return false;
    }
    files.add(file);
    rows.begin(kind, files.size() - 1);
    return true;
  }

  public boolean isEmpty() {
    return files.isEmpty();
  }

  /// Nothing can be added any more; what comes back must be closed instead of this.
  public TableBlocks finish() throws IOException {
    finished = true;
    return new TableBlocks(spill.finish(), files, network);
  }

  @Override
  public void close() throws IOException {
    if (!finished) {
      spill.close();
    }
  }
}
