package org.entente.trace.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.base.csv.CsvLine;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Small tables that people write by hand or export: CSV with a heading, or a JSON array of objects
/// with the same names.
public final class HandRows {
  private static final long MOST_BYTES = 64 << 20;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /// Fields by name, and where they stand.
  public record Row(String place, Map<String, String> fields) {}

  private final String file;

  private HandRows(String file) {
    this.file = file;
  }

  /// `names` stand in each row, `optional` ones may. Throws [BadInput].
  public static List<Row> read(Path file, List<String> names, List<String> optional)
      throws IOException {
    return new HandRows(file.toString()).rows(text(file), names, optional);
  }

  private static String text(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new BadInput(file.toString(), "", "over 64 MiB", "Give only the rows that matter.");
    }
    try {
      return Files.readString(file, UTF_8);
    } catch (CharacterCodingException e) {
      throw new BadInput(file.toString(), "", "not UTF-8 text", "Save it as UTF-8.", e);
    }
  }

  private List<Row> rows(String text, List<String> names, List<String> optional) {
    return text.stripLeading().startsWith("[") ? json(text, names, optional) : csv(text, names);
  }

  private List<Row> csv(String text, List<String> names) {
    List<String> lines = text.lines().toList();
    List<Row> rows = new ArrayList<>();
    List<String> columns = null;
    for (int number = 1; number <= lines.size(); number++) {
      String line = lines.get(number - 1).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      List<String> cells = cells(line, "line " + number);
      if (columns == null) {
        columns = cells.stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
        if (!columns.containsAll(names)) {
          String next = "Begin the file with the line " + String.join(",", names) + ".";
          throw new BadInput(file, "line " + number, "its heading lacks a column", next);
        }
        continue;
      }
      if (cells.size() != columns.size()) {
        String reason = cells.size() + " fields instead of " + columns.size();
        throw new BadInput(file, "line " + number, reason, "Give each row the same columns.");
      }
      Map<String, String> fields = new HashMap<>();
      for (int cell = 0; cell < cells.size(); cell++) {
        fields.put(columns.get(cell), cells.get(cell));
      }
      rows.add(new Row("line " + number, fields));
    }
    return rows;
  }

  private List<String> cells(String line, String place) {
    try {
      return CsvLine.cells(line);
    } catch (IllegalArgumentException e) {
      String reason = String.valueOf(e.getMessage());
      throw new BadInput(file, place, reason, "Quote a cell that holds a comma.", e);
    }
  }

  private List<Row> json(String text, List<String> names, List<String> optional) {
    JsonNode all;
    try {
      all = JSON.readTree(text);
    } catch (JacksonException e) {
      throw new BadInput(file, "", "not JSON: " + e.getOriginalMessage(), "Mend the file.", e);
    }
    List<Row> rows = new ArrayList<>();
    for (JsonNode one : all) {
      Map<String, String> fields = new HashMap<>();
      for (String name : names) {
        JsonNode value = one.path(name);
        if (!value.isString() && !value.isIntegralNumber()) {
          String reason = "no text or whole number '" + name + "'";
          throw new BadInput(file, "row " + rows.size(), reason, "Give each row every field.");
        }
        fields.put(name, value.asString());
      }
      optional.forEach(name -> fields.put(name, one.path(name).asString("")));
      rows.add(new Row("row " + rows.size(), fields));
    }
    return rows;
  }
}
