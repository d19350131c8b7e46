package org.entente.trace.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entente.base.Network;
import org.entente.base.OutPoint;
import org.entente.base.TxId;
import org.entente.base.message.Language;
import org.entente.base.message.Messages;
import org.entente.chain.BlockBuilder;
import org.entente.chain.BlockBuilder.Pay;
import org.entente.chain.BlockBuilder.Spend;
import org.entente.chain.ChainView;
import org.entente.chain.memory.MemoryChain;
import org.entente.trace.End;
import org.entente.trace.Ending;
import org.entente.trace.Limits;
import org.entente.trace.Method;
import org.entente.trace.Start;
import org.entente.trace.Trace;
import org.entente.trace.TraceQuestion;
import org.entente.trace.Tracer;
import org.entente.trace.report.Answer;
import org.entente.trace.report.Mixing;
import org.entente.trace.report.TraceReport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A theft that goes into a JoinMarket round of four, whose outputs go on.
class TraceThroughMixesTest {
  private static final Messages ENGLISH = Messages.in(Language.ENGLISH);
  private static final int IN_2024 = 1_704_067_200;
  private static final long EACH = 100_000;

  private final BlockBuilder first = new BlockBuilder().height(1).time(IN_2024);
  private final TxId theft =
      first.coinbase(
          "1",
          pay("thief", 1_000_000),
          pay("b", 2_000_000),
          pay("c", 3_000_000),
          pay("d", 500_000));
  private final BlockBuilder second = new BlockBuilder().height(2).time(IN_2024 + 600);
  private final TxId round = second.tx(spends(theft, 0, 1, 2, 3), outputs());
  private final BlockBuilder third = new BlockBuilder().height(3).time(IN_2024 + 1200);
  private final TxId later =
      third.tx(spends(round, 0), List.of(pay("shop", 600_000), pay("rest", 300_000)));
  private final ChainView chain =
      new MemoryChain(Network.REGTEST, List.of(first.build(), second.build(), third.build()));
  private final Start start = new Start.Output(new OutPoint(theft, 0), Start.ALL);

  /// Pays a key whose hash is the name.
  private static Pay pay(String name, long value) {
    byte[] script = new byte[22];
    script[1] = 20;
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(text, 0, script, 2, text.length);
    return new Pay(value, script);
  }

  private static List<Pay> outputs() {
    List<Pay> pays = new ArrayList<>();
    pays.add(pay("thief's change", 900_005));
    pays.add(pay("b's change", 1_900_005));
    pays.add(pay("c's change", 2_900_005));
    pays.add(pay("d's change", 398_500));
    for (int i = 0; i < 4; i++) {
      pays.add(pay("equal" + i, EACH));
    }
    return pays;
  }

  private static List<Spend> spends(TxId tx, int... outputs) {
    return Arrays.stream(outputs).mapToObj(output -> Spend.of(tx, output)).toList();
  }

  private Trace stopped(Method method) {
    return Tracer.run(chain, TraceQuestion.of(method, start), new MixStops(chain));
  }

  @Test
  void aTraceEndsWhereAMixSpendsAndNothingIsLost() {
    for (Method method : Method.values()) {
      Trace trace = stopped(method);
      assertThat(trace.ends()).hasSize(1);
      End end = trace.ends().getFirst();
      assertThat(end.ending()).isEqualTo(Ending.MIX);
      assertThat(end.ending().kind()).isEqualTo("mixer");
      assertThat(end.amount()).isEqualTo(1_000_000);
      assertThat(trace.conserved()).isEqualTo(method != Method.POISON);
    }
  }

  @Test
  void exactArithmeticWalksThroughAsBefore() {
    Trace trace = Tracer.run(chain, TraceQuestion.of(Method.FIFO, start));
    assertThat(trace.ends()).noneMatch(end -> end.ending() == Ending.MIX);
    assertThat(trace.conserved()).isTrue();
  }

  @Test
  void beforeTheMixIsInTheLedgerItsInputIsUnspent() {
    TraceQuestion early =
        TraceQuestion.of(Method.FIFO, start).within(Limits.NONE.withUntilTime(IN_2024 + 1));
    ChainView then = Tracer.until(chain, IN_2024 + 1);
    Trace trace = Tracer.run(chain, early, new MixStops(then));
    assertThat(trace.ends().getFirst().ending()).isEqualTo(Ending.UNSPENT);
    assertThat(ThroughMixes.follow(chain, trace).branches()).isEmpty();
  }

  @Test
  void behindTheMixEachOutputIsABranchWithItsProbability() {
    ThroughMixes.Found found = ThroughMixes.follow(chain, stopped(Method.FIFO));
    assertThat(found.cut()).isFalse();
    Branch change =
        found.branches().stream()
            .filter(branch -> branch.to() == chain.firstOutput(chain.findTx(round)))
            .findFirst()
            .orElseThrow();
    assertThat(change.ppm()).isGreaterThan(950_000);
    assertThat(change.rule()).isEqualTo(Demixed.Rule.CHANGE);
    assertThat(change.ends()).hasSize(2);
    assertThat(change.fees()).isEqualTo(5);
    assertThat(found.branches())
        .filteredOn(branch -> branch.rule() == Demixed.Rule.EQUAL)
        .hasSize(4)
        .allMatch(branch -> branch.ppm() == 250_000 && branch.value() == EACH);
  }

  @Test
  void jsonKeepsConjectureApartFromTheExactResult() throws IOException {
    Trace trace = stopped(Method.FIFO);
    Mixing mixing = new Mixing(true, List.of(ThroughMixes.follow(chain, trace)));
    StringWriter out = new StringWriter();
    TraceReport.JSON.write(new Answer(chain, List.of(trace), "1", mixing), ENGLISH, out);
    JsonNode json = new JsonMapper().readTree(out.toString());
    assertThat(json.at("/conserved").asBoolean()).isTrue();
    assertThat(json.at("/ends")).hasSize(1);
    assertThat(json.at("/ends/0/kind").asString()).isEqualTo("mixer");
    assertThat(json.at("/ends/0/mix/txid").asString()).isEqualTo(round.toString());
    assertThat(json.at("/ends/0/mix/kind").asString()).isEqualTo("joinmarket");
    assertThat(json.at("/ends/0/mix/anonymity_set").asInt()).isEqualTo(4);
    assertThat(json.at("/through_mixes/exact").asBoolean()).isFalse();
    assertThat(json.at("/through_mixes/branches/0/from").asString()).isEqualTo(theft + ":0");
    assertThat(json.at("/settings/mixes").asString()).isEqualTo("through");
    assertThat(out.toString()).contains(later + ":0");
  }

  @Test
  void aPersonIsToldThatItIsConjecture() throws IOException {
    Trace trace = stopped(Method.FIFO);
    Mixing mixing = new Mixing(true, List.of(ThroughMixes.follow(chain, trace)));
    StringWriter out = new StringWriter();
    TraceReport.TABLE.write(new Answer(chain, List.of(trace), "1", mixing), ENGLISH, out);
    assertThat(out.toString()).contains("conjecture", "mixer", "0.250", later + ":0");
  }
}
