package org.entente.app.screen;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.base.csv.CsvRows;
import org.entente.screen.TargetKind;
import org.jspecify.annotations.Nullable;

/// Rows of `query,candidate[,type]`, UTF-8 CSV with a header; read one by one.
final class PairRows implements AutoCloseable {
  private static final List<String> SHORT = List.of("query", "candidate");
  private static final List<String> LONG = List.of("query", "candidate", "type");

  private final String file;
  private final CsvRows rows;

  /// Two names to be compared.
  record Pair(String query, String candidate, TargetKind kind) {}

  private PairRows(String file, CsvRows rows) {
    this.file = file;
    this.rows = rows;
  }

  static PairRows open(Path file) throws IOException {
    PairRows pairs = new PairRows(file.toString(), RowFile.of(file).csv());
    try {
      pairs.checkHeader();
    } catch (IOException | RuntimeException e) {
      pairs.close();
      throw e;
    }
    return pairs;
  }

  private void checkHeader() throws IOException {
    CsvRows.Row header = rows.next();
    if (header == null || !(SHORT.equals(header.cells()) || LONG.equals(header.cells()))) {
      throw new BadInput(
          file,
          "line 1",
          "the header is not query,candidate or query,candidate,type",
          "Write that as the first line");
    }
  }

  /// Null at the end.
  @Nullable Pair next() throws IOException {
    CsvRows.Row row = rows.next();
    if (row == null) {
      return null;
    }
    int cells = row.cells().size();
    if (cells < 2 || cells > 3) {
      throw bad(row, "has " + cells + " cells instead of two or three", "Quote commas in names");
    }
    return new Pair(row.cell(0), row.cell(1), kind(row));
  }

  private TargetKind kind(CsvRows.Row row) {
    String type = row.cell(2).strip();
    return type.isEmpty()
        ? TargetKind.OTHER
        : TargetKind.of(type)
            .orElseThrow(
                () ->
                    bad(
                        row,
                        "unknown type " + type,
                        "Use person, company, organization, legalentity or vessel, or leave it"
                            + " empty"));
  }

  private BadInput bad(CsvRows.Row row, String reason, String nextStep) {
    return new BadInput(file, "line " + row.line(), reason, nextStep);
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
