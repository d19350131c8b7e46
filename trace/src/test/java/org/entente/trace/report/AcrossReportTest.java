package org.entente.trace.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.util.List;
import org.entente.base.message.Language;
import org.entente.base.message.Messages;
import org.entente.trace.Method;
import org.entente.trace.across.AcrossEnds;
import org.entente.trace.across.AcrossSums;
import org.entente.trace.across.AcrossTrace;
import org.entente.trace.across.CrossedTheft;
import org.entente.trace.across.Link;
import org.entente.trace.label.LabelBook;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AcrossReportTest {
  private static String written(TraceReport format, AcrossTrace... traces) throws IOException {
    StringWriter out = new StringWriter();
    new AcrossReport(List.of(traces), "1.2.3", LabelBook.NONE, false, false)
        .write(format, Messages.in(Language.ENGLISH), out);
    return out.toString();
  }

  @Test
  void theDocumentHoldsEndsOfAllNetworksAndTheirLinks() throws IOException {
    AcrossTrace trace = CrossedTheft.trace(Method.FIFO);
    JsonNode json = JsonMapper.shared().readTree(written(TraceReport.JSON, trace));
    assertThat(json.path("method").asString()).isEqualTo("fifo");
    assertThat(json.path("network").asString()).isEqualTo("regtest+ethereum");
    assertThat(json.path("conserved").asBoolean()).isTrue();
    assertThat(json.path("starts").size()).isEqualTo(1);
    assertThat(json.path("ends").size()).isEqualTo(AcrossEnds.of(trace).size());
    for (JsonNode end : json.path("ends")) {
      assertThat(end.propertyNames())
          .contains(
              "network", "at", "address", "asset", "amount", "kind", "labels", "block", "time",
              "hops");
    }
    JsonNode link = json.path("links").get(0);
    for (JsonNode each : json.path("links")) {
      link = each.path("followed").asBoolean() ? each : link;
    }
    assertThat(link.path("protocol").asString()).isEqualTo("thorchain");
    assertThat(link.path("basis").asString()).isEqualTo("id");
    assertThat(link.path("followed").asBoolean()).isTrue();
    assertThat(List.of("ethereum", "regtest"))
        .contains(link.path("out").get(0).path("network").asString())
        .contains(link.path("in").get(0).path("network").asString());
    assertThat(link.path("in").get(0).path("probability").asString()).isEqualTo("1");
    assertThat(written(TraceReport.JSON, trace)).isEqualTo(written(TraceReport.JSON, trace));
  }

  @Test
  void eachLedgersBooksBalance() {
    for (Method method : List.of(Method.FIFO, Method.LIFO, Method.HAIRCUT)) {
      AcrossTrace trace = CrossedTheft.trace(method);
      assertThat(AcrossSums.of(trace)).hasSize(2).allMatch(AcrossSums.Sum::conserved);
      BigInteger departed =
          trace.links().stream()
              .filter(Link::crossed)
              .map(Link::departed)
              .reduce(BigInteger.ZERO, BigInteger::add);
      BigInteger booked =
          AcrossSums.of(trace).stream()
              .map(AcrossSums.Sum::departed)
              .reduce(BigInteger.ZERO, BigInteger::add);
      assertThat(booked).isEqualTo(departed);
    }
  }

  @Test
  void theOtherFormsSayTheSame() throws IOException {
    AcrossTrace fifo = CrossedTheft.trace(Method.FIFO);
    AcrossTrace haircut = CrossedTheft.trace(Method.HAIRCUT);
    long rows = written(TraceReport.CSV, fifo).lines().count();
    assertThat(rows).isEqualTo(1 + AcrossEnds.of(fifo).size() + 2);
    String table = written(TraceReport.TABLE, fifo, haircut);
    assertThat(table).contains("thorchain", "conserved to the last unit", "crossings followed");
    String graph = written(TraceReport.GRAPHML, fifo, haircut);
    assertThat(graph).contains("<graph id=\"fifo\"", "<graph id=\"haircut\"", "payout");
    assertThat(written(TraceReport.MERMAID, fifo)).startsWith("flowchart LR").contains("-->");
    assertThat(
            JsonMapper.shared()
                .readTree(written(TraceReport.JSON, fifo, haircut))
                .path("results")
                .size())
        .isEqualTo(2);
  }
}
