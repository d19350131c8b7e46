package org.entente.trace.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.entente.base.BadInput;
import org.entente.base.Network;
import org.entente.base.OutPoint;
import org.entente.base.TxId;
import org.entente.base.message.Language;
import org.entente.base.message.Messages;
import org.entente.chain.BlockBuilder;
import org.entente.chain.BlockBuilder.Pay;
import org.entente.chain.BlockBuilder.Spend;
import org.entente.chain.ChainView;
import org.entente.chain.RandomChains;
import org.entente.chain.RandomChains.Shape;
import org.entente.chain.memory.MemoryChain;
import org.entente.trace.Method;
import org.entente.trace.Start;
import org.entente.trace.Trace;
import org.entente.trace.TraceQuestion;
import org.entente.trace.Tracer;
import org.entente.trace.Way;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TraceReportTest {
  private static final Messages ENGLISH = Messages.in(Language.ENGLISH);

  private final BlockBuilder first = new BlockBuilder().height(1).time(1_600_000_000);
  private final TxId mined = first.coinbase("1", Pay.to("thief", 60), Pay.to("other", 40));
  private final BlockBuilder second = new BlockBuilder().height(2).time(1_600_000_600);
  private final TxId mixed =
      second.tx(
          List.of(Spend.of(mined, 0), Spend.of(mined, 1)),
          List.of(Pay.to("a", 30), Pay.to("b", 50)));
  private final ChainView chain =
      new MemoryChain(Network.REGTEST, List.of(first.build(), second.build()));
  private final Start theft = new Start.Output(new OutPoint(mined, 0), Start.ALL);

  private String written(TraceReport report, Method... methods) throws IOException {
    List<Trace> traces =
        Arrays.stream(methods)
            .map(method -> Tracer.runWithFlows(chain, TraceQuestion.of(method, theft)))
            .toList();
    StringWriter out = new StringWriter();
    report.write(new Answer(chain, traces, "1.2.3"), ENGLISH, out);
    return out.toString();
  }

  @Test
  void jsonHoldsWhatIsNeededToRecompute() throws IOException {
    JsonNode json = new JsonMapper().readTree(written(TraceReport.JSON, Method.LIFO));
    assertThat(json.get("method").asString()).isEqualTo("lifo");
    assertThat(json.get("network").asString()).isEqualTo("regtest");
    assertThat(json.get("starts").get(0).toString())
        .isEqualTo(
            "{\"at\":\"" + mined + ":0\",\"asset\":\"BTC\",\"amount\":\"60\",\"outputs\":1}");
    assertThat(json.get("conserved").asBoolean()).isTrue();
    assertThat(json.get("fees").toString()).isEqualTo("{\"BTC\":\"20\"}");
    assertThat(json.get("data").get("digest").asString()).isEqualTo(chain.digest());
    assertThat(json.get("data").get("tip").asString()).isEqualTo(chain.block(1).hash().toString());
    assertThat(json.get("version").asString()).isEqualTo("1.2.3");
    assertThat(json.get("ends")).hasSize(1);
    assertThat(json.get("ends").get(0).toString())
        .isEqualTo(
            ("{'at':'%s:1','address':null,'asset':'BTC','amount':'40','kind':'unspent',"
                    + "'reason':null,'labels':[],'block':'%s','height':2,"
                    + "'time':'2020-09-13T12:36:40Z','hops':1,'via':'%s:0'}")
                .formatted(mixed, chain.block(1).hash(), mined)
                .replace('\'', '"'));
  }

  @Test
  void jsonOfAllMethodsShowsWhereTheyDisagree() throws IOException {
    JsonNode json = new JsonMapper().readTree(written(TraceReport.JSON, Method.values()));
    assertThat(json.get("method").asString()).isEqualTo("all");
    assertThat(json.get("results")).hasSize(5);
    assertThat(json.get("disagreements").toString())
        .isEqualTo(
            ("[{'at':'%1$s:0','amounts':"
                    + "{'fifo':'30','lifo':'0','haircut':'18','poison':'30','tiho':'10'}},"
                    + "{'at':'%1$s:1','amounts':"
                    + "{'fifo':'30','lifo':'40','haircut':'30','poison':'50','tiho':'50'}}]")
                .formatted(mixed)
                .replace('\'', '"'));
  }

  @Test
  void csvRowsAddUpToTheStart() throws IOException {
    assertThat(written(TraceReport.CSV, Method.LIFO).lines())
        .containsExactly(
            "method,at,address,asset,amount,kind,reason,block,height,time,hops,via",
            "lifo,%s:1,,BTC,40,unspent,,%s,2,2020-09-13T12:36:40Z,1,%s:0"
                .formatted(mixed, chain.block(1).hash(), mined),
            "lifo,,,BTC,20,fees,,,,,,");
  }

  @Test
  void graphmlDrawsEachOutputAsAnEdge() throws Exception {
    String xml = written(TraceReport.GRAPHML, Method.LIFO);
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(xml)));
    assertThat(document.getElementsByTagName("edge").getLength()).isEqualTo(3);
    assertThat(document.getElementsByTagName("node").getLength()).isEqualTo(4);
  }

  @Test
  void mermaidDrawsTheFlow() throws IOException {
    String id = mined.toString().substring(0, 8);
    assertThat(written(TraceReport.MERMAID, Method.LIFO).lines())
        .startsWith("flowchart LR", "  subgraph lifo", "    lifo0[\"" + id + "…\"]")
        .contains("    lifo0 -->|\"0.00000060\"| lifo1");
  }

  @Test
  void tableSaysWhereTheMoneyIsAndThatNothingIsLost() throws IOException {
    assertThat(written(TraceReport.TABLE, Method.FIFO))
        .contains("0.00000030  unspent  " + mixed + ":0")
        .contains(
            "Conserved to the last unit: 0.00000060 started = 0.00000060 in ends"
                + " + 0.00000000 in fees.");
  }

  @Test
  void tableOfAllMethodsMarksWhereTheyDisagree() throws IOException {
    assertThat(written(TraceReport.TABLE, Method.values()))
        .contains(mixed + ":1  ≠  0.00000030  0.00000040  0.00000030  0.00000050  0.00000050")
        .contains("The methods disagree at 2 of 2 ends (marked ≠).");
  }

  @Test
  void theWayToAnEndNamesEachHop() throws IOException {
    Trace trace = Tracer.runWithFlows(chain, TraceQuestion.of(Method.FIFO, theft));
    StringWriter out = new StringWriter();
    new WayReport(chain, trace, Way.to(chain, trace, mixed + ":1")).json(out);
    JsonNode way = new JsonMapper().readTree(out.toString()).get("way");
    assertThat(way).hasSize(2);
    assertThat(way.get(0).get("at").asString()).isEqualTo(mined + ":0");
    assertThat(way.get(1).get("at").asString()).isEqualTo(mixed + ":1");
    assertThat(way.get(1).get("txid").asString()).isEqualTo(mixed.toString());
    assertThat(way.get(1).get("input").asInt()).isZero();
    assertThat(way.get(1).get("output").asInt()).isEqualTo(1);
    assertThat(way.get(1).get("amount").asString()).isEqualTo("30");
  }

  @Test
  void refusesTheWayToWhereTheTraceDoesNotCome() {
    Trace trace = Tracer.runWithFlows(chain, TraceQuestion.of(Method.LIFO, theft));
    assertThatThrownBy(() -> Way.to(chain, trace, mixed + ":0")).isInstanceOf(BadInput.class);
  }

  @Test
  void theSameQuestionGivesTheSameBytes() throws IOException {
    for (long seed = 0; seed < 20; seed++) {
      ChainView random = new MemoryChain(Network.REGTEST, RandomChains.blocks(seed, Shape.GAPS));
      for (TraceReport report : TraceReport.values()) {
        TraceQuestion question =
            TraceQuestion.of(Method.FIFO, new Start.Transaction(random.txId(0), Start.ALL));
        assertThat(bytes(random, question, report)).isEqualTo(bytes(random, question, report));
        assertThat(bytes(random, question.toPast(), report))
            .isEqualTo(bytes(random, question.toPast(), report));
      }
    }
  }

  private static String bytes(ChainView chain, TraceQuestion question, TraceReport report)
      throws IOException {
    List<Trace> traces =
        Arrays.stream(Method.values())
            .map(m -> Tracer.runWithFlows(chain, question.withMethod(m).followingFees()))
            .toList();
    StringWriter out = new StringWriter();
    report.write(new Answer(chain, traces, "1"), ENGLISH, out);
    return out.toString();
  }
}
