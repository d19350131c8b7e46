package org.entente.trace.label.read;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.entente.trace.label.Claim;
import org.entente.trace.label.Label;
import org.entente.trace.label.Subject;
import org.jspecify.annotations.Nullable;

/// Writes labels as our own CSV, which our own reader gives back unchanged but for line breaks.
public final class LabelCsvWriter {
  /// The first line.
  public static final String HEADING = String.join(",", LabelCsvReader.COLUMNS);

  private LabelCsvWriter() {}

  /// The line of a label of an address or a transaction; null for an actor, who has neither.
  public static @Nullable String line(Label label) {
    return switch (label.subject()) {
      case Subject.Address address -> line(address.text(), "", label.claim());
      case Subject.Transaction tx -> line("", tx.text(), label.claim());
      case Subject.Actor _ -> null;
    };
  }

  private static String line(String address, String tx, Claim claim) {
    List<String> cells =
        List.of(
            address,
            tx,
            claim.text(),
            String.join(";", claim.concepts()),
            claim.actor(),
            Confidences.text(claim.confidence()),
            claim.source(),
            claim.author(),
            claim.network(),
            day(claim.date()),
            day(claim.known()),
            day(claim.retracted()),
            claim.clusterDefiner() ? "true" : "",
            claim.note());
    return cells.stream().map(LabelCsvWriter::cell).collect(Collectors.joining(","));
  }

  private static String day(@Nullable LocalDate day) {
    return day == null ? "" : day.toString();
  }

  private static String cell(String text) {
    String plain = text.replaceAll("[\\r\\n]+", " ");
    boolean quoted =
        plain.indexOf(',') >= 0
            || plain.indexOf('"') >= 0
            || plain.startsWith("#")
            || !plain.equals(plain.strip());
    return quoted ? '"' + plain.replace("\"", "\"\"") + '"' : plain;
  }
}
