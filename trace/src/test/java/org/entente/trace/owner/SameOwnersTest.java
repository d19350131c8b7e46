package org.entente.trace.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.entente.base.EvmAddress;
import org.entente.trace.owner.made.MadeLinks;
import org.junit.jupiter.api.Test;

class SameOwnersTest {
  private static final MadeLinks.World WORLD = MadeLinks.world(5, 100);

  private static boolean isSo(SameOwner one) {
    Integer owner = WORLD.ownerOf().get(one.one());
    return owner != null && owner.equals(WORLD.ownerOf().get(one.other()));
  }

  private static double right(List<SameOwner> named) {
    return (double) named.stream().filter(SameOwnersTest::isSo).count() / named.size();
  }

  @Test
  void whoLetsAnAccountSpendThatHePaidBeforeMostlyHoldsIt() {
    List<SameOwner> found = SelfApprovals.of(WORLD.view(), Set.of());
    List<SameOwner> likely = found.stream().filter(one -> one.ppm() >= 500_000).toList();
    assertThat(likely).hasSizeGreaterThan(20);
    assertThat(right(likely)).isGreaterThan(0.7);
  }

  @Test
  void anAirdropsGathererHoldsTheGiversAndPoolsAndBuyersDoNot() {
    List<SameOwner> found = Airdrops.of(WORLD.view(), Set.of());
    assertThat(found).hasSizeGreaterThan(40);
    assertThat(right(found)).isGreaterThan(0.9);
  }

  @Test
  void onlyPairsOfThoseAskedAreNamed() {
    SameOwner one = Airdrops.of(WORLD.view(), Set.of()).getFirst();
    EvmAddress giver = one.one();
    assertThat(SameOwners.of(WORLD.view(), List.of(giver))).containsExactly(one);
    assertThat(Airdrops.of(WORLD.view(), Set.of(one.other()))).doesNotContain(one);
  }
}
