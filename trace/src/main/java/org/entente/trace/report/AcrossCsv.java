package org.entente.trace.report;

import java.io.IOException;
import java.io.Writer;
import java.math.BigInteger;
import java.util.List;
import org.entente.trace.across.AcrossEnds;
import org.entente.trace.across.AcrossSums;
import org.entente.trace.across.AcrossTrace;
import org.jspecify.annotations.Nullable;

/// One row an end, and one of kind `fees` for each ledger and asset, as in the trace of one
/// ledger, with the network in front.
final class AcrossCsv {
  private static final String HEADINGS =
      "method,network,at,address,asset,amount,kind,reason,block,height,time,hops,via\n";

  private final List<AcrossTrace> traces;

  AcrossCsv(List<AcrossTrace> traces) {
    this.traces = traces;
  }

  void write(Writer out) throws IOException {
    out.write(HEADINGS);
    for (AcrossTrace trace : traces) {
      String method = AcrossReport.method(trace);
      for (AcrossEnds.Row end : AcrossEnds.of(trace)) {
        row(
            out,
            method,
            end.network(),
            end.at(),
            end.address(),
            end.asset(),
            end.amount(),
            end.kind(),
            end.reason(),
            end.block(),
            end.height(),
            end.time(),
            end.hops(),
            end.via());
      }
      for (AcrossSums.Sum sum : AcrossSums.of(trace)) {
        BigInteger fees = sum.fees();
        row(out, method, sum.network(), "", "", sum.asset(), fees, "fees", "", "", "", "", "", "");
      }
    }
  }

  private static void row(Writer out, @Nullable Object... fields) throws IOException {
    String comma = "";
    for (Object field : fields) {
      out.write(comma);
      out.write(field == null ? "" : TraceCsv.quoted(field.toString()));
      comma = ",";
    }
    out.write('\n');
  }
}
