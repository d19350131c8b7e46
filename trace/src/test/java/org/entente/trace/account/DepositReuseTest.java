package org.entente.trace.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.entente.trace.account.Story.USDC;
import static org.entente.trace.account.Story.account;

import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import org.entente.base.EvmAddress;
import org.entente.chain.evm.AccountView;
import org.entente.trace.cluster.DepositReuse;
import org.entente.trace.cluster.DepositReuse.Deposit;
import org.entente.trace.cluster.DepositReuse.Settings;
import org.junit.jupiter.api.Test;

class DepositReuseTest {
  private static final Settings SETTINGS = new Settings(10, BigInteger.valueOf(100), 50, 3, 3);

  private static List<Deposit> deposits(AccountView view) {
    return DepositReuse.of(view, Set.of(number(view, "EX")), SETTINGS);
  }

  private static long number(AccountView view, String name) {
    EvmAddress address = account(name);
    return view.findAccount(address);
  }

  @Test
  void whatIsForwardedWholeLessGasIsADepositAndItsSendersAreOne() {
    AccountView view =
        new Story()
            .value("A", "D", 1000)
            .tx()
            .gas("D", 20)
            .value("D", "EX", 980)
            .tx()
            .value("B", "D", 500)
            .tx()
            .value("D", "EX", 500)
            .tx()
            .ledger();
    List<Deposit> found = deposits(view);
    assertThat(found).hasSize(1);
    assertThat(found.getFirst().account()).isEqualTo(number(view, "D"));
    assertThat(found.getFirst().pairs()).isEqualTo(2);
    assertThat(found.getFirst().confidencePpm()).isEqualTo(1_000_000 - 100_000 / 2);
    assertThat(DepositReuse.entities(found, SETTINGS))
        .containsExactly(List.of(number(view, "A"), number(view, "B")));
  }

  @Test
  void whoAlsoPaysOthersOrKeepsTheMoneyOrWaitsIsNone() {
    Story story =
        new Story()
            .value("A", "P", 1000)
            .tx()
            .value("P", "EX", 1000)
            .tx()
            .value("P", "shop", 1)
            .tx()
            .value("B", "K", 1000)
            .tx()
            .value("K", "EX", 400)
            .tx()
            .value("C", "W", 1000)
            .tx();
    for (int i = 0; i < 12; i++) {
      story.value("x", "y", 1).tx();
    }
    assertThat(deposits(story.value("W", "EX", 1000).tx().ledger())).isEmpty();
  }

  @Test
  void tokensMustBeForwardedToTheUnit() {
    AccountView view =
        new Story()
            .token(USDC, "A", "D", 1000)
            .tx()
            .token(USDC, "D", "EX", 1000)
            .tx()
            .token(USDC, "B", "L", 1000)
            .tx()
            .token(USDC, "L", "EX", 999)
            .tx()
            .ledger();
    assertThat(deposits(view)).extracting(Deposit::account).containsExactly(number(view, "D"));
  }
}
