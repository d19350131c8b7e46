package org.entente.trace.typology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.entente.base.Network;
import org.entente.base.OutPoint;
import org.entente.base.TxId;
import org.entente.chain.Block;
import org.entente.chain.BlockBuilder;
import org.entente.chain.BlockBuilder.Pay;
import org.entente.chain.BlockBuilder.Spend;
import org.entente.chain.ChainView;
import org.entente.chain.memory.MemoryChain;
import org.entente.chain.script.Addresses;
import org.entente.trace.Method;
import org.entente.trace.Start;
import org.entente.trace.TraceQuestion;
import org.entente.trace.Tracer;
import org.entente.trace.exit.LabelStops;
import org.entente.trace.label.Claim;
import org.entente.trace.label.Confidence;
import org.entente.trace.label.Label;
import org.entente.trace.label.LabelBook;
import org.entente.trace.label.MemoryLabels;
import org.entente.trace.label.Subject;
import org.junit.jupiter.api.Test;

class OutputTypologyTest {
  private static final int IN_2024 = 1_704_067_200;
  private static final int HOUR = 3600;

  private final MemoryLabels labels = new MemoryLabels();
  private final List<Block> blocks = new ArrayList<>();

  @Test
  void sixEqualPartsToFreshAddressesWithinAnHourShowTempoAndTranches() {
    Score score = score(spread(HOUR, "a", "b", "c", "d", "e", "f"));
    assertThat(score.shows(Pattern.TEMPO)).isTrue();
    assertThat(score.shows(Pattern.FIXED_TRANCHES)).isTrue();
    assertThat(score.points()).isEqualTo(350);
    assertThat(score.findings().getLast().figures()).startsWith("6 × 100 satoshi");
    assertThat(score.findings().getLast().txs()).containsExactly(1L);
  }

  @Test
  void fourHoursLaterItShowsNothing() {
    assertThat(score(spread(4 * HOUR, "a", "b", "c", "d", "e", "f")).findings())
        .extracting(Score.Finding::pattern)
        .doesNotContain(Pattern.TEMPO);
  }

  @Test
  void onePayeeAndChangeAreNoTempo() {
    Score score = score(spread(HOUR, "a", "b"));
    assertThat(score.findings()).isEmpty();
  }

  @Test
  void partsToAddressesThatWerePaidBeforeAreNoTranches() {
    List<Pay> known = new ArrayList<>();
    for (String name : List.of("a", "b", "c", "d", "e", "f")) {
      known.add(pay(name, 5));
    }
    Score score = score(spread(HOUR, known, "a", "b", "c", "d", "e", "f"));
    assertThat(score.shows(Pattern.TEMPO)).isTrue();
    assertThat(score.shows(Pattern.FIXED_TRANCHES)).isFalse();
  }

  @Test
  void endsAtALabelledBrokerAndMixerShowThemselves() {
    Start start = spread(HOUR, "a", "b");
    say("a", "otc_broker");
    say("b", "mixing_service");
    Score score = score(start);
    assertThat(score.findings())
        .extracting(Score.Finding::pattern)
        .containsExactly(Pattern.MIXER_ROUND, Pattern.OTC_SINK);
    assertThat(score.findings()).allSatisfy(one -> assertThat(one.txs()).containsExactly(1L));
  }

  /// The thief's coin is spent `seconds` later, 100 satoshi to each.
  private Start spread(int seconds, String... payees) {
    return spread(seconds, List.of(), payees);
  }

  private Start spread(int seconds, List<Pay> before, String... payees) {
    BlockBuilder first = new BlockBuilder().height(1).time(IN_2024);
    List<Pay> created = new ArrayList<>();
    created.add(pay("thief", 100L * payees.length));
    created.addAll(before);
    TxId theft = first.coinbase("1", created.toArray(Pay[]::new));
    blocks.add(first.build());
    BlockBuilder second = new BlockBuilder().height(2).time(IN_2024 + seconds);
    List<Pay> pays = new ArrayList<>();
    for (String payee : payees) {
      pays.add(pay(payee, 100));
    }
    second.tx(List.of(Spend.of(theft, 0)), pays);
    blocks.add(second.build());
    return new Start.Output(new OutPoint(theft, 0), Start.ALL);
  }

  private Score score(Start start) {
    ChainView chain = new MemoryChain(Network.REGTEST, blocks);
    LabelBook book = new LabelBook(labels, LocalDate.parse("2024-06-01"));
    return OutputTypology.of(
        chain,
        Tracer.runWithFlows(
            chain, TraceQuestion.of(Method.FIFO, start), LabelStops.outputs(book, chain)),
        book);
  }

  private static byte[] script(String name) {
    byte[] script = new byte[22];
    script[1] = 20;
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(text, 0, script, 2, text.length);
    return script;
  }

  /// Pays a key whose hash is the name.
  private static Pay pay(String name, long value) {
    return new Pay(value, script(name));
  }

  private void say(String name, String concept) {
    labels.accept(
        new Label(
            new Subject.Address(new Addresses(Network.REGTEST).key(script(name)).orElseThrow()),
            new Claim(
                "x",
                "x",
                List.of(concept),
                new Confidence("forensic_investigation", 70),
                "s",
                "a",
                "BTC",
                false,
                null,
                LocalDate.of(2020, 1, 1),
                null,
                "")));
  }
}
