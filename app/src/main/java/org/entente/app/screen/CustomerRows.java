package org.entente.app.screen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.base.csv.CsvRows;
import org.entente.screen.BirthDate;
import org.entente.screen.Country;
import org.entente.screen.Sex;
import org.entente.screen.TargetKind;
import org.entente.screen.desk.Customer;
import org.entente.screen.read.DateText;
import org.entente.screen.read.ListFile;
import org.entente.screen.read.ListFiles;
import org.entente.screen.ship.ShipQuery;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Rows to be screened, one by one: CSV with a header, or a JSON object a line. Known columns are
/// any subset in any order; an unknown one may be a mistyped one, so it stops.
final class CustomerRows implements AutoCloseable {
  private static final List<String> COLUMNS =
      List.of(
          "id",
          "type",
          "name",
          "imo",
          "mmsi",
          "call_sign",
          "flag",
          "birth_date",
          "sex",
          "passport",
          "country",
          "address");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String file;
  private final boolean lenient;
  private final @Nullable CsvRows csv;
  private final @Nullable BufferedReader lines;
  private final Map<String, Integer> columns = new HashMap<>();
  private int line;
  private boolean numbered;

  private CustomerRows(
      String file, boolean lenient, @Nullable CsvRows csv, @Nullable BufferedReader lines) {
    this.file = file;
    this.lenient = lenient;
    this.csv = csv;
    this.lines = lines;
  }

  static CustomerRows open(Path path, boolean lenient) throws IOException {
    if (!Files.isRegularFile(path)) {
      throw new NoSuchFileException(path.toString());
    }
    List<ListFile> files = ListFiles.below(List.of(path));
    if (files.size() != 1) {
      throw new BadInput(path.toString(), "", "holds several files", "Name one of them");
    }
    ListFile file = files.getFirst();
    if (file.headText().strip().startsWith("{")) {
      return new CustomerRows(
          path.toString(),
          lenient,
          null,
          new BufferedReader(new InputStreamReader(file.open(), StandardCharsets.UTF_8)));
    }
    CustomerRows rows = new CustomerRows(path.toString(), lenient, file.rows(), null);
    rows.header();
    return rows;
  }

  private void header() throws IOException {
    CsvRows.Row header = csv == null ? null : csv.next();
    if (header == null) {
      throw new BadInput(file, "", "is empty", "Give it a header and rows");
    }
    for (int i = 0; i < header.cells().size(); i++) {
      String column = header.cell(i).strip();
      if (COLUMNS.contains(column)) {
        columns.put(column, i);
      } else {
        unknown(column, 1);
      }
    }
    if (columns.isEmpty()) {
      throw new BadInput(file, "line 1", "has none of the columns " + COLUMNS, "Write a header");
    }
  }

  private void unknown(String column, int at) {
    if (!lenient) {
      throw new BadInput(
          file,
          "line " + at,
          "unknown column '" + column + "'",
          "Known are " + String.join(", ", COLUMNS) + "; --lenient leaves others out");
    }
  }

  /// Whether the last row has an id of the desk's own; else it is called by its line.
  boolean isNumbered() {
    return numbered;
  }

  /// Null at the end.
  @Nullable Customer next() throws IOException {
    if (csv != null) {
      CsvRows.Row row = csv.next();
      if (row == null) {
        return null;
      }
      line = row.line();
      Map<String, String> cells = new HashMap<>();
      columns.forEach((column, index) -> cells.put(column, row.cell(index).strip()));
      return customer(cells);
    }
    return lines == null ? null : nextJson(lines);
  }

  private @Nullable Customer nextJson(BufferedReader in) throws IOException {
    String text = in.readLine();
    line++;
    while (text != null && text.isBlank()) {
      text = in.readLine();
      line++;
    }
    if (text == null) {
      return null;
    }
    Map<String, String> cells = new HashMap<>();
    try {
      for (Map.Entry<String, JsonNode> field : JSON.readTree(text).properties()) {
        if (!COLUMNS.contains(field.getKey())) {
          unknown(field.getKey(), line);
        }
        cells.put(field.getKey(), field.getValue().asString("").strip());
      }
    } catch (JacksonException e) {
      throw new BadInput(file, "line " + line, "is no JSON object", "One object a line", e);
    }
    return customer(cells);
  }

  private Customer customer(Map<String, String> cells) {
    String type = cell(cells, "type");
    TargetKind kind =
        type.isEmpty()
            ? TargetKind.OTHER
            : TargetKind.of(type)
                .orElseThrow(
                    () ->
                        new BadInput(
                            file,
                            "line " + line,
                            "unknown type " + type,
                            "Use person, company, organization, legalentity, vessel or nothing"));
    ShipQuery ship =
        new ShipQuery(
            cell(cells, "name"),
            cell(cells, "imo"),
            cell(cells, "mmsi"),
            cell(cells, "call_sign"),
            Country.of(cell(cells, "flag")));
    List<BirthDate> births = new ArrayList<>();
    for (String date : cell(cells, "birth_date").split(";", -1)) {
      DateText.birth(date).ifPresent(births::add);
    }
    String id = cell(cells, "id");
    numbered = !id.isEmpty();
    return new Customer(
        id.isEmpty() ? String.valueOf(line) : id,
        kind,
        cell(cells, "name"),
        ship,
        births,
        Sex.of(cell(cells, "sex")),
        cell(cells, "passport"),
        Country.of(cell(cells, "country")),
        cell(cells, "address"));
  }

  private static String cell(Map<String, String> cells, String column) {
    return cells.getOrDefault(column, "");
  }

  @Override
  public void close() throws IOException {
    if (csv != null) {
      csv.close();
    }
    if (lines != null) {
      lines.close();
    }
  }
}
