package org.entente.trace.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.entente.base.EvmAddress;
import org.entente.chain.evm.AccountView;
import org.entente.trace.cluster.DepositReuse;
import org.entente.trace.cluster.DepositReuse.Deposit;
import org.entente.trace.cluster.DepositReuse.Settings;
import org.entente.trace.owner.HotWallets.HotWallet;
import org.entente.trace.owner.made.MadeAccounts;
import org.junit.jupiter.api.Test;

class HotWalletsTest {
  private static final MadeAccounts.World WORLD = MadeAccounts.world(3, 60);
  private static final AccountView VIEW = WORLD.ledger();

  @Test
  void exchangesAreFoundWithoutLabelsAndProcessorsAndShopsAreNot() {
    Map<EvmAddress, Integer> found =
        HotWallets.of(VIEW, Settings.STANDARD).stream()
            .collect(Collectors.toMap(one -> VIEW.address(one.account()), HotWallet::ppm));
    assertThat(WORLD.hot()).allSatisfy(hot -> assertThat(found.get(hot)).isGreaterThan(900_000));
    Set<EvmAddress> likely =
        found.keySet().stream()
            .filter(one -> found.getOrDefault(one, 0) > 500_000)
            .collect(Collectors.toSet());
    likely.removeAll(WORLD.hot());
    assertThat(likely).as("a casino lives as an exchange does").hasSize(1);
    assertThat(WORLD.custodians()).containsAll(likely);
  }

  @Test
  void boundsKeepTheCustomersOfTwoExchangesApart() {
    Set<Long> hot = new TreeSet<>();
    WORLD.hot().forEach(one -> hot.add(VIEW.findAccount(one)));
    hot.remove(hot.iterator().next()); // unknown: it pays into deposits of others
    List<Deposit> deposits = DepositReuse.of(VIEW, hot, Settings.STANDARD);
    int loose = largest(DepositReuse.entities(deposits, Settings.STANDARD.unbounded()));
    int bounded = largest(DepositReuse.entities(deposits, Settings.STANDARD));
    assertThat(loose).isGreaterThan(30);
    assertThat(bounded).isLessThan(12);
  }

  private static int largest(List<List<Long>> entities) {
    return entities.stream().mapToInt(List::size).max().orElse(0);
  }
}
