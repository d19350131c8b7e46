package org.entente.trace.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LegFuzzTest {
  @ParameterizedTest
  @EnumSource(LegFuzz.Kind.class)
  void damagedMemosAndLogsShowALegOrNone(LegFuzz.Kind kind) {
    LegFuzz.Outcome outcome = new LegFuzz(kind).run(1, 1);
    assertThat(outcome.cases()).isGreaterThan(100);
  }
}
