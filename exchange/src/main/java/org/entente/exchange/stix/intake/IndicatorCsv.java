package org.entente.exchange.stix.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonValue.Members;
import org.entente.exchange.stix.StixTime;

/// A table of indicators: a header with `type` and `value`, and where known `description`,
/// `valid_from`, `valid_until` and `confidence`; RFC 4180. The same value twice is one indicator,
/// however it is spelled.
public final class IndicatorCsv {
  private static final int FIELD = 1 << 20;

  private final String name;
  private final BufferedReader in;
  private int line = 1;

  private IndicatorCsv(String name, Reader in) {
    this.name = name;
    this.in = new BufferedReader(in);
  }

  /// `source` names who vouches for the table, and `time` says when it was made, to the
  /// millisecond at least. Throws [BadInput].
  public static void add(String name, Reader in, String source, StixTime time, Intake intake)
      throws IOException {
    Members identity = Source.named(source);
    String creator = identity.optional("id").orElse("");
    IndicatorCsv csv = new IndicatorCsv(name, in);
    List<String> header =
        csv.row().stream().map(cell -> cell.strip().toLowerCase(Locale.ROOT)).toList();
    if (!header.contains("type") || !header.contains("value")) {
      throw new BadInput(
          name, "line 1", "there are no columns type and value", "Name the columns in line 1");
    }
    intake.add(identity);
    while (true) {
      int at = csv.line;
      List<String> row = csv.row();
      if (row.isEmpty()) {
        return;
      }
      if (row.size() != header.size()) {
        throw new BadInput(
            name,
            "line " + at,
            row.size() + " cells where the header has " + header.size(),
            "Put cells with commas in quotation marks");
      }
      Map<String, String> cells = new LinkedHashMap<>();
      for (int i = 0; i < row.size(); i++) {
        cells.put(header.get(i), row.get(i).strip());
      }
      csv.indicator(cells, at, creator, time, intake);
    }
  }

  private void indicator(
      Map<String, String> cells, int at, String creator, StixTime time, Intake intake) {
    String kind = cells.getOrDefault("type", "");
    Optional<Sought> sought = Sought.of(kind, cells.getOrDefault("value", ""));
    if (sought.isEmpty()) {
      intake.skip(kind.isEmpty() ? "no type" : kind);
      return;
    }
    Map<String, JsonValue> object = new LinkedHashMap<>();
    object.put("type", JsonValue.of("indicator"));
    object.put("spec_version", JsonValue.of("2.1"));
    String pattern = sought.get().pattern();
    object.put("id", JsonValue.of(MadeId.named("indicator", creator + " " + pattern)));
    object.put("created_by_ref", JsonValue.of(creator));
    object.put("created", JsonValue.of(time.text()));
    object.put("modified", JsonValue.of(time.text()));
    object.put("name", JsonValue.of(sought.get().value()));
    optional(cells, "description").ifPresent(d -> object.put("description", JsonValue.of(d)));
    confidence(cells, at).ifPresent(number -> object.put("confidence", number));
    object.put("indicator_types", JsonValue.texts(List.of("unknown")));
    object.put("pattern", JsonValue.of(pattern));
    object.put("pattern_type", JsonValue.of("stix"));
    StixTime from = moment(cells, "valid_from", at).orElse(time);
    object.put("valid_from", JsonValue.of(from.text()));
    moment(cells, "valid_until", at)
        .ifPresent(
            until -> {
              if (until.compareTo(from) <= 0) {
                throw bad(at, "valid_until is not after valid_from");
              }
              object.put("valid_until", JsonValue.of(until.text()));
            });
    intake.add(new Members(object));
  }

  private static Optional<String> optional(Map<String, String> cells, String column) {
    return Optional.ofNullable(cells.get(column)).filter(text -> !text.isEmpty());
  }

  private Optional<StixTime> moment(Map<String, String> cells, String column, int at) {
    return optional(cells, column)
        .map(
            text ->
                StixTime.of(text)
                    .orElseThrow(() -> bad(at, column + " is no time like 2026-01-31T12:00:00Z")));
  }

  private Optional<JsonValue> confidence(Map<String, String> cells, int at) {
    return optional(cells, "confidence")
        .map(
            text -> {
              if (!text.matches("100|[1-9]?\\d")) {
                throw bad(at, "confidence is no whole number from 0 to 100");
              }
              return JsonValue.of(Long.parseLong(text));
            });
  }

  private BadInput bad(int at, String reason) {
    return new BadInput(name, "line " + at, reason, "Correct the cell");
  }

  /// The next row; empty at the end. Empty lines are passed over.
  private List<String> row() throws IOException {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    boolean any = false;
    int begun = line;
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (cell.length() > FIELD) {
        throw bad(begun, "a cell has over " + FIELD + " characters");
      }
      line += c == '\n' ? 1 : 0;
      if (quoted) {
        quoted = c != '"' || isDoubled();
        if (quoted) {
          cell.append((char) c);
        }
      } else if (c == '"' && cell.toString().isBlank()) {
        cell.setLength(0);
        quoted = true;
        any = true;
      } else if (c == ',') {
        cells.add(cell.toString());
        cell.setLength(0);
        any = true;
      } else if (c == '\n') {
        if (any || !cell.toString().isBlank()) {
          cells.add(cell.toString());
          return cells;
        }
        cell.setLength(0);
      } else if (c != '\r' && c != '\ufeff') {
        cell.append((char) c);
      }
    }
    if (quoted) {
      throw bad(begun, "a quotation mark is never closed");
    }
    if (any || !cell.toString().isBlank()) {
      cells.add(cell.toString());
    }
    return cells;
  }

  /// Whether the quotation mark just read stands for itself; if so the second is read, too.
  private boolean isDoubled() throws IOException {
    in.mark(1);
    if (in.read() == '"') {
      return true;
    }
    in.reset();
    return false;
  }
}
