package org.entente.trace.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.entente.chain.script.ScriptType;
import org.entente.trace.mix.Demixed.Owners;
import org.entente.trace.mix.Demixed.Rule;
import org.entente.trace.mix.MixTx.Coin;
import org.junit.jupiter.api.Test;

class DemixTest {
  private static final long IN_2024 = 1_704_067_200;

  private static Coin coin(String address, long value) {
    return new Coin(address, value, ScriptType.P2WPKH);
  }

  /// Three makers of 1, 2 and 2 million, each earning 5, and a taker of 500,000; 100,000 each.
  private static MixTx joinMarket(String lastPayee) {
    List<Coin> inputs =
        List.of(
            coin("a", 1_000_000), coin("b", 2_000_000), coin("c", 2_000_000), coin("d", 500_000));
    List<Coin> outputs = new ArrayList<>();
    outputs.add(coin("a2", 900_005));
    outputs.add(coin("b2", 1_900_005));
    outputs.add(coin("c2", 1_900_005));
    outputs.add(coin("d2", 398_500));
    for (String one : List.of("a1", "b1", "c1", lastPayee)) {
      outputs.add(coin(one, 100_000));
    }
    return new MixTx("t", IN_2024, false, inputs, outputs);
  }

  private static Demixed demix(MixTx tx, List<List<Integer>> together) {
    Verdict verdict = MixJudge.judge(tx);
    assertThat(verdict.kind()).isEqualTo(MixKind.JOINMARKET);
    return Demix.of(tx, verdict, together);
  }

  @Test
  void anyOwnerMayHoldAnyOfTheEqualOutputs() {
    Owners owners = demix(joinMarket("d1"), List.of()).outputs().get(4);
    assertThat(owners.rule()).isEqualTo(Rule.EQUAL);
    for (int input = 0; input < 4; input++) {
      assertThat(owners.ppm(input)).isEqualTo(250_000);
    }
  }

  @Test
  void changeIsTiedToInputsByItsSum() {
    Owners owners = demix(joinMarket("d1"), List.of()).outputs().get(0);
    assertThat(owners.rule()).isEqualTo(Rule.CHANGE);
    assertThat(owners.candidates().getFirst().input()).isZero();
    assertThat(owners.ppm(0)).isGreaterThan(950_000);
  }

  @Test
  void changesOfOneValueShareTheInputsOfOneValue() {
    Demixed demixed = demix(joinMarket("d1"), List.of());
    for (int output = 1; output <= 2; output++) {
      for (int input = 1; input <= 2; input++) {
        assertThat(demixed.outputs().get(output).ppm(input)).isCloseTo(500_000, within(20_000));
      }
    }
  }

  @Test
  void whatIsLaterSpentTogetherHasOneOwner() {
    Demixed demixed = demix(joinMarket("d1"), List.of(List.of(0, 6)));
    Owners owners = demixed.outputs().get(6);
    assertThat(owners.rule()).isEqualTo(Rule.TOGETHER);
    assertThat(owners.ppm(0)).isGreaterThan(900_000);
  }

  @Test
  void anOutputToTheAddressOfAnInputIsItsOwners() {
    MixTx reused = joinMarket("d");
    Verdict verdict = MixJudge.judge(joinMarket("d1"));
    Owners owners = Demix.of(reused, verdict).outputs().get(7);
    assertThat(owners.rule()).isEqualTo(Rule.ADDRESS);
    assertThat(owners.ppm(3)).isEqualTo(990_000);
  }
}
