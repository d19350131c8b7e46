package org.entente.trace.across;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AmountMatchTest {
  /// What is followed must be right; what is not sure is left to people.
  @Test
  void whatIsFollowedIsRightForKnownPayouts() throws Exception {
    for (MatchMeasure.Kind kind : MatchMeasure.KINDS) {
      MatchMeasure.Result result =
          new MatchMeasure(kind, 5).run(kind.priced() ? 600 / (10 + kind.perDay()) : 150);
      assertThat(result.precision()).as("%s %s", kind, result).isGreaterThan(0.9);
    }
  }
}
