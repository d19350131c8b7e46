package org.entente.trace.report;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import org.entente.base.message.Language;
import org.entente.base.message.Messages;
import org.entente.base.message.TraceMessage;
import org.entente.trace.typology.Pattern;
import org.entente.trace.typology.Score;
import org.entente.trace.typology.Score.Finding;
import tools.jackson.core.JsonGenerator;

/// A typology's score in a trace's document, and for people. `txs` names a transaction of the
/// ledger by its number.
public final class TypologyReport {
  /// Of the evidence, so many transactions are shown to people; JSON has all.
  private static final int SHOWN = 2;

  /// Documents say the same in every language.
  private static final Messages ENGLISH = Messages.in(Language.ENGLISH);

  private TypologyReport() {}

  static void json(JsonGenerator json, LongFunction<String> txs, Score score) {
    json.writeObjectPropertyStart("typology");
    json.writeNumberProperty("points", score.points());
    json.writeNumberProperty("of", Pattern.OF);
    json.writeArrayPropertyStart("findings");
    for (Finding finding : score.findings()) {
      json.writeStartObject();
      json.writeStringProperty("pattern", finding.pattern().text());
      json.writeNumberProperty("points", finding.pattern().points());
      json.writeStringProperty("figures", finding.figures());
      json.writeStringProperty("source", finding.pattern().source());
      json.writeStringProperty("source_date", finding.pattern().date());
      json.writeStringProperty("innocent", ENGLISH.text(finding.pattern().innocent()));
      json.writeArrayPropertyStart("transactions");
      finding.txs().forEach(tx -> json.writeString(txs.apply(tx)));
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("not_seen");
    for (Pattern pattern : Pattern.values()) {
      if (!score.shows(pattern)) {
        json.writeString(pattern.text());
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /// A line for the sum, and three for each pattern found.
  public static void table(Writer out, LongFunction<String> txs, Score score, Messages messages)
      throws IOException {
    out.write(messages.text(TraceMessage.TYPOLOGY_SCORE, score.points(), Pattern.OF) + "\n");
    for (Finding finding : score.findings()) {
      Pattern pattern = finding.pattern();
      List<String> shown = new ArrayList<>();
      finding.txs().stream().limit(SHOWN).forEach(tx -> shown.add(txs.apply(tx)));
      String more = finding.txs().size() > SHOWN ? " …" : "";
      out.write(
          "  %4d  %s: %s%n"
              .formatted(pattern.points(), pattern.text(), finding.figures())
              .replace(System.lineSeparator(), "\n"));
      out.write("        " + String.join(" ", shown) + more + "\n");
      out.write("        " + pattern.source() + ", " + pattern.date() + "\n");
      out.write("        " + messages.text(pattern.innocent()) + "\n");
    }
    out.write(messages.text(TraceMessage.TYPOLOGY_NOTE) + "\n");
  }
}
