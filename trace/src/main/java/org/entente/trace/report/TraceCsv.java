package org.entente.trace.report;

import java.io.IOException;
import java.io.Writer;
import org.entente.chain.ChainView;
import org.entente.chain.script.Addresses;
import org.entente.trace.End;
import org.entente.trace.Place;
import org.entente.trace.Trace;
import org.jspecify.annotations.Nullable;

/// One row an end, and one of kind `fees` for each method, so that a column's sum is the starts'
/// sum. Fields that hold commas or quotes are quoted (RFC 4180).
final class TraceCsv {
  private static final String HEADINGS =
      "method,at,address,asset,amount,kind,reason,block,height,time,hops,via\n";

  private final Answer answer;

  TraceCsv(Answer answer) {
    this.answer = answer;
  }

  void write(Writer out) throws IOException {
    out.write(HEADINGS);
    ChainView chain = answer.chain();
    Addresses addresses = new Addresses(chain.network());
    for (Trace trace : answer.traces()) {
      String method = trace.question().method().text();
      for (End end : trace.ends()) {
        PlaceRow place = PlaceRow.of(chain, addresses, end.at());
        row(
            out,
            method,
            place.at(),
            place.address(),
            TraceJson.ASSET,
            end.amount(),
            end.ending().kind(),
            end.ending().reason(),
            place.block(),
            place.height(),
            place.time(),
            end.hops(),
            end.via() == Place.START ? null : Place.text(chain, end.via()));
      }
      Long fees = trace.fees();
      row(out, method, "", "", TraceJson.ASSET, fees, "fees", "", "", "", "", "", "");
    }
  }

  /// Writes fields, null for none, as one row.
  static void row(Writer out, @Nullable Object... fields) throws IOException {
    String comma = "";
    for (Object field : fields) {
      out.write(comma);
      out.write(field == null ? "" : quoted(field.toString()));
      comma = ",";
    }
    out.write('\n');
  }

  static String quoted(String field) {
    boolean plain = field.indexOf(',') < 0 && field.indexOf('"') < 0;
    return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
  }
}
