package org.entente.trace.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.base.Network;
import org.entente.base.message.Language;
import org.entente.base.message.Messages;
import org.entente.chain.ChainView;
import org.entente.chain.RandomChains;
import org.entente.chain.RandomChains.Shape;
import org.entente.chain.memory.MemoryChain;
import org.entente.trace.Method;
import org.entente.trace.Start;
import org.entente.trace.Trace;
import org.entente.trace.TraceQuestion;
import org.entente.trace.Tracer;
import org.entente.trace.across.AcrossTrace;
import org.entente.trace.across.CrossedTheft;
import org.entente.trace.label.LabelBook;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FlowJsonTest {
  private static final Messages ENGLISH = Messages.in(Language.ENGLISH);

  private static JsonNode document(ChainView chain, Method method, boolean flows)
      throws IOException {
    Start start = new Start.Transaction(chain.txId(0), Start.ALL);
    Trace trace = Tracer.runWithFlows(chain, TraceQuestion.of(method, start));
    StringWriter out = new StringWriter();
    Answer answer =
        new Answer(chain, List.of(trace), "1", Mixing.EXACT, LabelBook.NONE, false, false, flows);
    TraceReport.JSON.write(answer, ENGLISH, out);
    return JsonMapper.shared().readTree(out.toString());
  }

  private static BigInteger amount(JsonNode row) {
    return new BigInteger(row.path("amount").asString());
  }

  @Test
  void whatComesToAPlaceIsWhatEndsThereOrGoesOn() throws IOException {
    for (long seed = 0; seed < 40; seed++) {
      ChainView chain = new MemoryChain(Network.REGTEST, RandomChains.blocks(seed, Shape.GAPS));
      for (Method method : List.of(Method.FIFO, Method.LIFO, Method.HAIRCUT, Method.TIHO)) {
        JsonNode json = document(chain, method, true);
        Map<String, BigInteger> came = new HashMap<>();
        Map<String, BigInteger> went = new HashMap<>();
        for (JsonNode flow : json.path("flows")) {
          came.merge(flow.path("to").asString(), amount(flow), BigInteger::add);
          if (flow.path("hops").asInt() > 0) {
            went.merge(flow.path("from").asString(), amount(flow), BigInteger::add);
          }
        }
        Map<String, BigInteger> rests = new HashMap<>(came);
        went.keySet().forEach(rests::remove);
        rests.keySet().removeIf(at -> at.endsWith(":fee"));
        Map<String, BigInteger> ends = new HashMap<>();
        json.path("ends").forEach(end -> ends.put(end.path("at").asString(), amount(end)));
        assertThat(rests).as("seed %d, %s", seed, method).isEqualTo(ends);
        went.forEach((tx, amount) -> assertThat(came.get(tx)).as(tx).isEqualTo(amount));
      }
    }
  }

  @Test
  void onlyWhoAsksGetsTheWay() throws IOException {
    ChainView chain = new MemoryChain(Network.REGTEST, RandomChains.blocks(1, Shape.WHOLE));
    assertThat(document(chain, Method.FIFO, false).has("flows")).isFalse();
    assertThat(document(chain, Method.FIFO, true).path("flows").get(0).propertyNames())
        .contains("from", "to", "at", "address", "asset", "amount", "height", "time", "hops");
  }

  private static String transaction(JsonNode row) {
    return row.path("at").asString().replaceFirst(":.*", "");
  }

  @Test
  void acrossLedgersEachRowSaysItsNetwork() throws IOException {
    AcrossTrace trace = CrossedTheft.withFlows(Method.FIFO);
    StringWriter out = new StringWriter();
    new AcrossReport(List.of(trace), "1", LabelBook.NONE, false, true)
        .write(TraceReport.JSON, ENGLISH, out);
    JsonNode json = JsonMapper.shared().readTree(out.toString());
    Set<String> networks = new HashSet<>();
    Set<String> moved = new HashSet<>();
    for (JsonNode flow : json.path("flows")) {
      networks.add(flow.path("network").asString());
      moved.add(transaction(flow));
    }
    assertThat(networks).containsExactlyInAnyOrder("regtest", "ethereum");
    Set<String> written = new HashSet<>();
    for (JsonNode asset : json.path("assets")) {
      written.add(asset.path("symbol").asString() + " " + asset.path("decimals").asInt());
    }
    assertThat(written).contains("BTC 8", "ETH 18");
    for (JsonNode link : json.path("links")) {
      if (link.path("followed").asBoolean()) {
        assertThat(moved).contains(transaction(link.path("out").get(0)));
        assertThat(moved).contains(transaction(link.path("in").get(0)));
      }
    }
  }
}
