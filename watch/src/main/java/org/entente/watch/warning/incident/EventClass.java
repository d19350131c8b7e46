package org.entente.watch.warning.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.entente.watch.text.CsvRows;
import org.entente.watch.warning.CapPart;
import org.entente.watch.warning.CodedValue;

/// The class of an event, by which reports of several nations can be compared: from `eventCode`
/// by the lists that we know (ours; SAME of the United States, 47 CFR 11.31), else from a word of
/// `event` in English, Korean or Japanese. No code and no known word is no class.
final class EventClass {
  private static final String OWN = "entente-event";
  private static final String NONE = "other";

  private static final List<CsvRows.Row> ROWS = rows();

  private EventClass() {}

  private static List<CsvRows.Row> rows() {
    try (InputStream in =
        Objects.requireNonNull(EventClass.class.getResourceAsStream("classes.csv"))) {
      String text = new String(in.readAllBytes(), UTF_8);
      return CsvRows.read(text, "classes.csv", List.of("list", "code", "class"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Optional<String> of(List<CapPart> parts) {
    for (CapPart part : parts) {
      Optional<String> found = part.codes().stream().flatMap(code -> of(code).stream()).findFirst();
      if (found.isPresent()) {
        return found;
      }
    }
    return parts.stream().flatMap(part -> ofText(part.event()).stream()).findFirst();
  }

  private static Optional<String> of(CodedValue code) {
    if (code.name().equals(OWN)) {
      return code.value().equals(NONE) ? Optional.empty() : Optional.of(code.value());
    }
    return ROWS.stream()
        .filter(
            row -> row.need("list").equals(code.name()) && row.need("code").equals(code.value()))
        .map(row -> row.need("class"))
        .findFirst();
  }

  /// The words stand in the file with the more special first.
  private static Optional<String> ofText(String event) {
    String lower = event.toLowerCase(Locale.ROOT);
    return ROWS.stream()
        .filter(row -> row.need("list").equals("text") && lower.contains(row.need("code")))
        .map(row -> row.need("class"))
        .findFirst();
  }
}
