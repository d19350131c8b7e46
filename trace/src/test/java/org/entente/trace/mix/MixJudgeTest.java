package org.entente.trace.mix;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.entente.chain.script.ScriptType;
import org.entente.trace.mix.MixTx.Coin;
import org.entente.trace.mix.made.Made;
import org.entente.trace.mix.made.MadeMixes;
import org.junit.jupiter.api.Test;

class MixJudgeTest {
  private static final long SEED = Long.getLong("entente.seed", 4_711);
  private static final long IN_2014 = 1_400_000_000;
  private static final long IN_2021 = 1_620_000_000;

  private final MadeMixes made = new MadeMixes(SEED);

  private static MixTx at(long time, MixTx tx) {
    return new MixTx(tx.txid(), time, tx.coinbase(), tx.inputs(), tx.outputs());
  }

  private static MixTx with(MixTx tx, UnaryOperator<List<Coin>> outputs) {
    List<Coin> changed = outputs.apply(new ArrayList<>(tx.outputs()));
    return new MixTx(tx.txid(), tx.time(), tx.coinbase(), tx.inputs(), changed);
  }

  private List<Made> someOfEach() {
    List<Made> all = new ArrayList<>();
    all.addAll(made.whirlpool(50));
    all.addAll(made.wasabi1(50));
    all.addAll(made.wasabi2(10));
    all.addAll(made.smallWasabi2(50));
    all.addAll(made.joinMarket(50));
    return all;
  }

  @Test
  void nothingIsTheWorkOfAProgramThatDidNotExist() {
    for (Made one : someOfEach()) {
      assertThat(MixJudge.judge(at(IN_2014, one.tx())).kind()).isEqualTo(MixKind.NONE);
      if (one.kind() == MixKind.WASABI2) {
        assertThat(MixJudge.judge(at(IN_2021, one.tx())).kind()).isNotEqualTo(MixKind.WASABI2);
      }
    }
  }

  @Test
  void whereTheTimeIsUnknownTheShapeAloneDecides() {
    for (Made one : made.smallWasabi2(50)) {
      MixTx timeless = at(MixTx.NO_TIME, one.tx());
      assertThat(MixJudge.judge(timeless).kind()).as("seed " + SEED).isEqualTo(MixKind.WASABI2);
    }
  }

  @Test
  void dataAndNewCoinsAreNoMix() {
    for (Made one : someOfEach()) {
      MixTx data =
          with(
              one.tx(),
              outputs -> {
                outputs.add(new Coin(null, 0, ScriptType.NULLDATA));
                return outputs;
              });
      assertThat(MixJudge.judge(data).kind()).isEqualTo(MixKind.NONE);
      MixTx tx = one.tx();
      MixTx coinbase = new MixTx(tx.txid(), tx.time(), true, tx.inputs(), tx.outputs());
      assertThat(MixJudge.judge(coinbase).kind()).isEqualTo(MixKind.NONE);
    }
  }

  @Test
  void probabilitiesAreNeverCertain() {
    for (Made one : someOfEach()) {
      assertThat(MixJudge.judge(one.tx()).ppm()).isBetween(1, 999_999);
    }
  }

  @Test
  void whatTheValuesRuleOutIsNoMix() {
    for (Made one : made.ordinary(2_000)) {
      long[] values = one.tx().outputs().stream().mapToLong(Coin::value).toArray();
      boolean may =
          MixJudge.mayMix(one.tx().inputs().size(), values.length)
              && MixJudge.valuesMayMix(values, values.length);
      assertThat(may || MixJudge.judge(one.tx()).kind() == MixKind.NONE).isTrue();
    }
    for (Made one : someOfEach()) {
      long[] values = one.tx().outputs().stream().mapToLong(Coin::value).toArray();
      assertThat(MixJudge.valuesMayMix(values, values.length)).as("seed " + SEED).isTrue();
    }
  }

  /// A subset sum of many inputs must end in time, decided or not.
  @Test
  void thousandsOfInputsAreJudgedInMoments() {
    Random random = new Random(SEED);
    List<Coin> inputs = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      inputs.add(new Coin("i" + i, 10_000 + random.nextInt(1_000_000), ScriptType.P2WPKH));
    }
    List<Coin> outputs = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      outputs.add(new Coin("e" + i, 500_000, ScriptType.P2WPKH));
      outputs.add(new Coin("c" + i, 100_000 + random.nextInt(900_000), ScriptType.P2WPKH));
    }
    long began = System.nanoTime();
    Verdict verdict = MixJudge.judge(new MixTx("big", 1_700_000_000, false, inputs, outputs));
    assertThat(System.nanoTime() - began).isLessThan(3_000_000_000L);
    assertThat(verdict.because()).anyMatch(sign -> sign.finding().startsWith("not decided"));
  }

  @Test
  void preparingForWhirlpoolIsNoMixButIsTold() {
    List<Coin> outputs = new ArrayList<>();
    outputs.add(new Coin(null, 0, ScriptType.NULLDATA));
    outputs.add(new Coin("fee", 50_000, ScriptType.P2WPKH));
    for (int i = 0; i < 4; i++) {
      outputs.add(new Coin("p" + i, 1_005_000, ScriptType.P2WPKH));
    }
    outputs.add(new Coin("change", 777_777, ScriptType.P2WPKH));
    List<Coin> inputs = List.of(new Coin("in", 4_850_000, ScriptType.P2WPKH));
    Verdict verdict = MixJudge.judge(new MixTx("tx0", IN_2021, false, inputs, outputs));
    assertThat(verdict.kind()).isEqualTo(MixKind.NONE);
    assertThat(verdict.asides().getFirst().pattern()).isEqualTo(Verdict.Pattern.TX0);
    assertThat(verdict.asides().getFirst().ppm()).isGreaterThan(800_000);
  }

  @Test
  void twoEqualOutputsAndTwoChangesAreAStonewallNotAMix() {
    List<Coin> inputs =
        List.of(
            new Coin("i", 700_000, ScriptType.P2WPKH),
            new Coin("j", 800_000, ScriptType.P2WPKH),
            new Coin("k", 10_000, ScriptType.P2WPKH));
    List<Coin> outputs =
        List.of(
            new Coin("a", 500_000, ScriptType.P2WPKH),
            new Coin("b", 500_000, ScriptType.P2WPKH),
            new Coin("c", 299_000, ScriptType.P2WPKH),
            new Coin("d", 210_000, ScriptType.P2WPKH));
    Verdict verdict = MixJudge.judge(new MixTx("s", IN_2021, false, inputs, outputs));
    assertThat(verdict.kind()).isEqualTo(MixKind.NONE);
    assertThat(verdict.asides()).anyMatch(aside -> aside.pattern() == Verdict.Pattern.STONEWALL);
  }
}
