package org.entente.screen.kr;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.entente.base.csv.CsvRows;
import org.entente.screen.ListId;
import org.entente.screen.read.ListFile;
import org.entente.screen.read.ReadList;
import org.entente.screen.read.Reading;
import org.entente.screen.read.SingleFileReader;

/// Our template for what only stands in documents: CSV in UTF-8 with Korean headings.
public final class KoreanCsv implements SingleFileReader {
  static final ListId LIST = new ListId("kr");

  @Override
  public String form() {
    return "kr-csv";
  }

  @Override
  public boolean recognises(ListFile file) throws IOException {
    String head = file.headText();
    int end = head.indexOf('\n');
    String first = end < 0 ? head : head.substring(0, end);
    return first.contains(",") && KoreanColumns.of(List.of(first.split(",", -1))).isTable();
  }

  @Override
  public ReadList read(ListFile file, Reading reading) throws IOException {
    List<KoreanTable.Row> rows = new ArrayList<>();
    int columns = 0;
    try (CsvRows csv = file.rows()) {
      for (CsvRows.Row row = csv.next(); row != null; row = csv.next()) {
        columns = columns == 0 ? row.cells().size() : columns;
        if (row.cells().size() != columns) {
          reading.broken(
              file, row.line(), "has " + row.cells().size() + " columns instead of " + columns);
        } else {
          rows.add(new KoreanTable.Row("line " + row.line(), row.cells()));
        }
      }
    }
    KoreanTable table = new KoreanTable(file, LIST, reading);
    table.add(rows);
    return new ReadList(LIST, null, table.targets());
  }
}
