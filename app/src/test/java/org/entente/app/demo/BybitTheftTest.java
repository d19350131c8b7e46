package org.entente.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.app.demo.BybitTheft.Fact;
import org.entente.app.demo.BybitTheft.Tranche;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.junit.jupiter.api.Test;

/// The facts agree among themselves and with the totals that were published.
class BybitTheftTest {
  private static final BigInteger ETHER = BigInteger.TEN.pow(18);

  private static List<Fact> genuine(int hop, Asset asset) {
    return BybitTheft.facts().stream()
        .filter(fact -> fact.genuine() && fact.hop() == hop && fact.asset().equals(asset))
        .toList();
  }

  private static BigInteger sum(List<Fact> facts) {
    return facts.stream()
        .map(fact -> fact.amount().toBigInteger())
        .reduce(BigInteger.ZERO, BigInteger::add);
  }

  @Test
  void hopsHaveTheirPublishedTotals() {
    assertThat(sum(genuine(0, Asset.NATIVE))).isEqualTo(BybitTheft.STOLEN_WEI.toBigInteger());
    assertThat(genuine(1, Asset.NATIVE)).hasSize(41);
    assertThat(sum(genuine(1, Asset.NATIVE)))
        .isEqualTo(BigInteger.valueOf(400_001).multiply(ETHER));
    assertThat(genuine(2, Asset.NATIVE)).hasSize(3);
    assertThat(genuine(3, Asset.NATIVE)).hasSize(9);
    assertThat(sum(genuine(3, Asset.NATIVE))).isEqualTo(BigInteger.valueOf(90_000).multiply(ETHER));
    assertThat(BybitTheft.facts().stream().filter(fact -> !fact.genuine())).hasSize(12);
  }

  @Test
  void everyPartOfTenThousandEtherGoesToAnAddressOfTheList() {
    Set<EvmAddress> paid = new HashSet<>();
    for (int hop : new int[] {1, 3}) {
      genuine(hop, Asset.NATIVE).stream()
          .filter(f -> f.amount().toBigInteger().equals(BigInteger.valueOf(10_000).multiply(ETHER)))
          .forEach(fact -> paid.add(fact.to()));
    }
    Set<EvmAddress> listed = new HashSet<>();
    BybitTheft.tranches().forEach(tranche -> listed.add(tranche.address()));
    assertThat(paid).hasSize(49).isEqualTo(listed);
    assertThat(BybitTheft.tranches().stream().filter(Tranche::fbi)).hasSize(48);
  }

  @Test
  void blocksRiseWithTimeInSlotsOfTwelveSeconds() {
    List<Fact> facts = BybitTheft.facts();
    for (int i = 1; i < facts.size(); i++) {
      long blocks = facts.get(i).block() - facts.get(i - 1).block();
      long seconds =
          facts.get(i).time().getEpochSecond() - facts.get(i - 1).time().getEpochSecond();
      assertThat(seconds % 12).isZero();
      assertThat(blocks).isBetween(seconds / 12 - 3, seconds / 12);
    }
  }
}
