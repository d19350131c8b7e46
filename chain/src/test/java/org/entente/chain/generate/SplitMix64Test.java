package org.entente.chain.generate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SplitMix64Test {
  /// The first outputs of the authors' own `splitmix64.c` for seed 1234567.
  @Test
  void givesTheNumbersOfTheReference() {
    SplitMix64 random = new SplitMix64(1234567);
    assertThat(random.next()).isEqualTo(6457827717110365317L);
    assertThat(random.next()).isEqualTo(3203168211198807973L);
    assertThat(random.next()).isEqualTo(Long.parseUnsignedLong("9817491932198370423"));
  }

  @Test
  void drawsStayInTheirBounds() {
    SplitMix64 random = new SplitMix64(5);
    for (int i = 0; i < 20_000; i++) {
      assertThat(random.pareto(1.1, 3, 600)).isBetween(3, 600);
      assertThat(random.reciprocal(50)).isBetween(1L, 50L);
      assertThat(random.between(-3, 3)).isBetween(-3, 3);
    }
  }

  @Test
  void reciprocalDrawsAreAsLikelyInEachTenfold() {
    SplitMix64 random = new SplitMix64(6);
    int small = 0;
    for (int i = 0; i < 100_000; i++) {
      small += random.reciprocal(1_000_000) < 1_000 ? 1 : 0;
    }
    assertThat(small).isBetween(48_000, 52_000);
  }
}
