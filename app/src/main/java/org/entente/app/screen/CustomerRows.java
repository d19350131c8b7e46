package org.entente.app.screen;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.app.question.CustomerQuestion;
import org.entente.base.BadInput;
import org.entente.base.csv.CsvRows;
import org.entente.chain.parquet.ParquetRows;
import org.entente.screen.BirthDate;
import org.entente.screen.Country;
import org.entente.screen.Sex;
import org.entente.screen.TargetKind;
import org.entente.screen.desk.Customer;
import org.entente.screen.read.DateText;
import org.entente.screen.ship.ShipQuery;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Rows to be screened, one by one: CSV with a header, a JSON object a line, or Parquet. Known
/// columns are any subset in any order; an unknown one may be a mistyped one, so it stops.
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

  /// Below this a resemblance says nothing.
  private static final int LEAST = 4_000;

  /// What stands in a column of sex and says neither.
  private static final Set<String> UNSAID = Set.of("", "-", "x", "u", "n/a", "other", "unknown");

  private final String file;
  private final boolean lenient;
  private final @Nullable RowFile bytes;
  private final @Nullable CsvRows csv;
  private final @Nullable BufferedReader lines;
  private final @Nullable ParquetRows parquet;
  private final Map<String, Integer> columns = new HashMap<>();
  private long line;
  private long count;
  private boolean numbered;

  private CustomerRows(
      Path path,
      boolean lenient,
      @Nullable RowFile bytes,
      @Nullable CsvRows csv,
      @Nullable BufferedReader lines,
      @Nullable ParquetRows parquet) {
    file = path.toString();
    this.lenient = lenient;
    this.bytes = bytes;
    this.csv = csv;
    this.lines = lines;
    this.parquet = parquet;
  }

  static CustomerRows open(Path path, boolean lenient) throws IOException {
    RowFile file = RowFile.of(path);
    if (file.isParquet()) {
      ParquetRows parquet = ParquetRows.open(path);
      CustomerRows rows = new CustomerRows(path, lenient, file, null, null, parquet);
      rows.headed("the schema", parquet.columns());
      return rows;
    }
    if (file.isJson()) {
      return new CustomerRows(path, lenient, file, null, file.lines(), null);
    }
    CsvRows csv = file.csv();
    CustomerRows rows = new CustomerRows(path, lenient, file, csv, null, null);
    CsvRows.Row header = csv.next();
    rows.headed("line 1", header == null ? List.of() : header.cells());
    return rows;
  }

  /// Rows that stand in a text, a JSON object a line.
  static CustomerRows ofLines(String name, String text) {
    BufferedReader lines = new BufferedReader(new StringReader(text));
    return new CustomerRows(Path.of(name), false, null, null, lines, null);
  }

  private void headed(String place, List<String> names) throws IOException {
    try {
      for (int i = 0; i < names.size(); i++) {
        String column = names.get(i).strip();
        if (COLUMNS.contains(column)) {
          columns.put(column, i);
        } else {
          unknown(column, place);
        }
      }
      if (columns.isEmpty()) {
        throw new BadInput(file, place, "has none of the columns " + COLUMNS, "Write a header");
      }
    } catch (BadInput e) {
      close();
      throw e;
    }
  }

  private void unknown(String column, String place) {
    if (!lenient) {
      throw new BadInput(
          file,
          place,
          "unknown column '" + column + "'",
          "Known are " + String.join(", ", COLUMNS) + "; --lenient leaves others out");
    }
  }

  /// The next rows as questions, at most so many; empty at the end.
  List<CustomerQuestion> questions(int most, int results) throws IOException {
    List<CustomerQuestion> questions = new ArrayList<>();
    while (questions.size() < most) {
      Customer customer = next();
      if (customer == null) {
        break;
      }
      questions.add(new CustomerQuestion(customer, numbered, LEAST, results));
    }
    return questions;
  }

  /// How many rows were read.
  long count() {
    return count;
  }

  /// How many rows there are: what Parquet says, else by the bytes read so far; 0 where that is not
  /// known.
  long total() throws IOException {
    if (parquet != null) {
      return parquet.count();
    }
    long read = bytes == null ? 0 : bytes.readBytes();
    return bytes == null || read == 0
        ? 0
        : Math.max(count, (long) ((double) count * bytes.sizeBytes() / read));
  }

  /// Null at the end.
  @Nullable Customer next() throws IOException {
    Map<String, String> cells = cells();
    count += cells == null ? 0 : 1;
    return cells == null ? null : customer(cells);
  }

  private @Nullable Map<String, String> cells() throws IOException {
    if (parquet != null) {
      List<String> row = parquet.next();
      line = parquet.row();
      return row == null ? null : named(row);
    }
    if (csv != null) {
      CsvRows.Row row = csv.next();
      line = row == null ? line : row.line();
      return row == null ? null : named(row.cells());
    }
    return lines == null ? null : nextJson(lines);
  }

  private Map<String, String> named(List<String> row) {
    Map<String, String> cells = new HashMap<>();
    columns.forEach((name, at) -> cells.put(name, at < row.size() ? row.get(at).strip() : ""));
    return cells;
  }

  private String place() {
    return (parquet == null ? "line " : "row ") + line;
  }

  private @Nullable Map<String, String> nextJson(BufferedReader in) throws IOException {
    String text;
    try {
      do {
        text = in.readLine();
        line++;
      } while (text != null && text.isBlank());
    } catch (CharacterCodingException e) {
      throw new BadInput(file, place(), "is not UTF-8", "Save the file as UTF-8 and try again", e);
    }
    if (text == null) {
      return null;
    }
    Map<String, String> cells = new HashMap<>();
    try {
      JsonNode json = JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
      if (!json.isObject()) {
        throw new BadInput(file, place(), "is no JSON object", "One object a line");
      }
      for (Map.Entry<String, JsonNode> field : json.properties()) {
        if (!COLUMNS.contains(field.getKey())) {
          unknown(field.getKey(), place());
        }
        cells.put(field.getKey(), field.getValue().asString("").strip());
      }
    } catch (JacksonException e) {
      throw new BadInput(file, place(), "is no JSON object", "One object a line", e);
    }
    return cells;
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
                            place(),
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
      Optional<BirthDate> birth = DateText.birth(date);
      birth.ifPresent(births::add);
      if (birth.isEmpty() && !date.isBlank()) {
        doubt("birth_date '" + date + "' is no date", "Write it as 1984-08-15, or the year alone");
      }
    }
    Sex sex = Sex.of(cell(cells, "sex"));
    if (sex == null && !UNSAID.contains(cell(cells, "sex").toLowerCase(Locale.ROOT))) {
      doubt("sex '" + cell(cells, "sex") + "' is neither", "Write male, female or nothing");
    }
    String id = cell(cells, "id");
    numbered = !id.isEmpty();
    return new Customer(
        id.isEmpty() ? String.valueOf(line) : id,
        kind,
        cell(cells, "name"),
        ship,
        births,
        sex,
        cell(cells, "passport"),
        Country.of(cell(cells, "country")),
        cell(cells, "address"));
  }

  /// What isn't understood would not count, unseen.
  private void doubt(String reason, String nextStep) {
    if (!lenient) {
      throw new BadInput(file, place(), reason, nextStep + "; --lenient leaves it out");
    }
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
    if (parquet != null) {
      parquet.close();
    }
  }
}
