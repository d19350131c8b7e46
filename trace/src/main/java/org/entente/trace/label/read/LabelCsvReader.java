package org.entente.trace.label.read;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.entente.base.BadInput;
import org.entente.base.csv.CsvLine;
import org.entente.trace.label.Claim;
import org.entente.trace.label.Confidence;
import org.entente.trace.label.Label;
import org.entente.trace.label.Subject;
import org.jspecify.annotations.Nullable;

/// Reads our own CSV, of any length. The heading names the columns; docs/reference/labels.md says
/// what they mean.
final class LabelCsvReader {
  static final List<String> COLUMNS =
      List.of(
          "address",
          "tx_hash",
          "label",
          "category",
          "actor",
          "confidence",
          "source",
          "author",
          "network",
          "date",
          "known_from",
          "retracted",
          "cluster_definer",
          "note");
  private static final String HEADING =
      "Begin the file with a line such as address,label,category,source.";
  private static final String MEND = "Mend the line, or leave it out with --lenient.";

  /// Claims that are kept for the next lines; labels come in runs that share one.
  private static final int KEPT = 1 << 16;

  private final Source source;
  private final Consumer<Label> labels;
  private final Map<List<String>, Claim> claims = new HashMap<>();
  private List<String> columns = List.of();
  private int address = -1;
  private int hash = -1;

  private LabelCsvReader(Source source, Consumer<Label> labels) {
    this.source = source;
    this.labels = labels;
  }

  /// Throws [BadInput].
  static void read(Source source, Consumer<Label> labels) throws IOException {
    try (BufferedReader lines = source.lines()) {
      new LabelCsvReader(source, labels).read(lines);
    } catch (CharacterCodingException e) {
      throw source.notText(e);
    }
  }

  /// The same from text that is at hand; lines count from its first.
  static void read(Source source, BufferedReader lines, Consumer<Label> labels) throws IOException {
    new LabelCsvReader(source, labels).read(lines);
  }

  /// Whether a first line is a heading of ours.
  static boolean isHeading(String line) {
    List<String> names = List.of(line.toLowerCase(Locale.ROOT).split(",", -1));
    return names.contains("label") && (names.contains("address") || names.contains("tx_hash"));
  }

  private void read(BufferedReader lines) throws IOException {
    long number = 0;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      try {
        List<String> cells = CsvLine.cells(line);
        if (columns.isEmpty()) {
          heading(number, cells);
        } else {
          row(number, cells);
        }
      } catch (BadInput bad) {
        if (columns.isEmpty()) {
          throw bad;
        }
        source.doubts().add(bad);
      } catch (IllegalArgumentException bad) {
        source.doubts().add(source.bad(number, String.valueOf(bad.getMessage()), MEND));
      }
    }
    if (columns.isEmpty()) {
      throw source.bad(0, "the file is empty", HEADING);
    }
  }

  private void heading(long number, List<String> cells) {
    List<String> names = cells.stream().map(cell -> cell.toLowerCase(Locale.ROOT)).toList();
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!COLUMNS.contains(name) || !seen.add(name)) {
        String next = "The columns are " + String.join(", ", COLUMNS) + "; each stands once.";
        throw source.bad(number, "column '" + name + "' in the heading", next);
      }
    }
    address = names.indexOf("address");
    hash = names.indexOf("tx_hash");
    if ((address < 0 && hash < 0) || !names.containsAll(List.of("label", "source"))) {
      throw source.bad(number, "its heading lacks address, label or source", HEADING);
    }
    columns = names;
  }

  private void row(long number, List<String> cells) {
    if (cells.size() != columns.size()) {
      String reason = cells.size() + " cells instead of " + columns.size();
      throw source.bad(number, reason, MEND);
    }
    String at = address < 0 ? "" : cells.get(address);
    String tx = hash < 0 ? "" : cells.get(hash);
    if (at.isEmpty() == tx.isEmpty()) {
      throw source.bad(number, "either an address or a tx_hash must stand in a line", MEND);
    }
    Subject subject = tx.isEmpty() ? Source.address(at) : Subject.Transaction.parse(tx);
    labels.accept(new Label(subject, claim(number, cells)));
  }

  private Claim claim(long number, List<String> cells) {
    List<String> rest = new ArrayList<>(cells);
    if (address >= 0) {
      rest.set(address, "");
    }
    if (hash >= 0) {
      rest.set(hash, "");
    }
    Claim known = claims.get(rest);
    if (known != null) {
      return known;
    }
    if (claims.size() == KEPT) {
      claims.clear();
    }
    Claim claim = made(number, cells);
    claims.put(rest, claim);
    return claim;
  }

  private Claim made(long number, List<String> cells) {
    String text = needed(number, cells, "label");
    LocalDate date = date(number, cells, "date");
    LocalDate known = date(number, cells, "known_from");
    LocalDate from = known != null ? known : date != null ? date : source.day();
    LocalDate retracted = date(number, cells, "retracted");
    if (retracted != null && known != null && retracted.isBefore(known)) {
      throw source.bad(number, "retracted before it was known", MEND);
    }
    String id = cell(cells, "confidence");
    Confidence confidence =
        id.isEmpty()
            ? Confidence.UNKNOWN
            : Confidences.of(id)
                .orElseThrow(
                    () -> source.bad(number, "no confidence is called '" + id + "'", MEND));
    return new Claim(
        text,
        cell(cells, "actor"),
        concepts(cell(cells, "category")),
        confidence,
        needed(number, cells, "source"),
        cell(cells, "author"),
        cell(cells, "network"),
        definer(number, cell(cells, "cluster_definer")),
        date,
        retracted != null && retracted.isBefore(from) ? retracted : from,
        retracted,
        cell(cells, "note"));
  }

  private static List<String> concepts(String ids) {
    List<String> concepts = new ArrayList<>();
    for (String id : ids.split(";", -1)) {
      if (!id.isBlank()) {
        concepts.add(id.strip().toLowerCase(Locale.ROOT));
      }
    }
    return concepts;
  }

  private boolean definer(long number, String text) {
    return switch (text) {
      case "true" -> true;
      case "false", "" -> false;
      default -> throw source.bad(number, "cluster_definer '" + text + "'", "Write true or false.");
    };
  }

  private String cell(List<String> cells, String column) {
    int at = columns.indexOf(column);
    return at < 0 ? "" : cells.get(at);
  }

  private String needed(long number, List<String> cells, String column) {
    String cell = cell(cells, column);
    if (cell.isEmpty()) {
      throw source.bad(number, "no " + column, MEND);
    }
    return cell;
  }

  private @Nullable LocalDate date(long number, List<String> cells, String column) {
    String cell = cell(cells, column);
    return cell.isEmpty() ? null : source.date(number, column, cell);
  }
}
