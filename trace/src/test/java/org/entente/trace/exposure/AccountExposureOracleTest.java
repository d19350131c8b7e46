package org.entente.trace.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.data.Offset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.RandomEvmBlocks;
import org.entente.chain.evm.RandomEvmBlocks.Shape;
import org.entente.chain.evm.TransferKind;
import org.entente.chain.evm.memory.MemoryAccounts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Walks back and forth against a simulation that carries, forwards in time, how each balance is
/// composed, as fractions. `-Dchains=N` for more.
class AccountExposureOracleTest {
  private static final long CHAINS = Long.getLong("chains", 30);
  private static final ExposureSettings ALL = new ExposureSettings(10_000_000, 0, 1 << 20, 500_000);

  /// Who it was with last: a name, or nobody.
  private static final String NOBODY = "nobody";

  private static final String SELF = "self";

  private static @Nullable Named name(long account) {
    return account % 3 == 1
        ? new Named("kind " + account % 2, "holder " + account, "test", 50)
        : null;
  }

  private static AccountView chain(long seed) {
    return new MemoryAccounts(EvmNetwork.ETHEREUM, RandomEvmBlocks.blocks(seed, Shape.WHOLE));
  }

  @Test
  void findsEachNamesShareOfWhatCameAndWent() {
    for (long seed = 0; seed < CHAINS; seed++) {
      AccountView chain = chain(seed);
      AccountExposureWalk walk =
          new AccountExposureWalk(chain, AccountExposureOracleTest::name, ALL);
      for (long holding = 0; holding < chain.holdingCount(); holding++) {
        long account = chain.accountOf(holding);
        if (name(account) != null || chain.address(account).equals(EvmAddress.ZERO)) {
          continue;
        }
        String at = "seed " + seed + ", holding " + holding;
        Exposure in = walk.incoming(holding);
        Exposure out = walk.outgoing(holding);
        compare(at + ", incoming", in, Simulation.before(chain, holding));
        compare(at + ", outgoing", out, Simulation.after(chain, holding));
        in.figures().forEach(figure -> assertWay(at, chain, figure, account, true));
        out.figures().forEach(figure -> assertWay(at, chain, figure, account, false));
      }
    }
  }

  private static void compare(String at, Exposure exposure, Map<String, Double> expected) {
    assertThat(exposure.conserved()).as(at).isTrue();
    assertThat(exposure.rest()).as(at).doesNotContainKey(Rest.LIMIT);
    Map<String, Double> figures = new TreeMap<>();
    for (Exposure.Figure figure : exposure.figures()) {
      figures.merge(figure.named().label(), figure.amount().doubleValue(), Double::sum);
    }
    double total = exposure.total().doubleValue();
    Offset<Double> off = Offset.offset(exposure.edges() + 10 + total * 1e-9);
    expected.forEach(
        (label, amount) -> {
          if (!label.equals(NOBODY) && !label.equals(SELF)) {
            assertThat(figures.getOrDefault(label, 0.0))
                .as(at + ": " + label)
                .isCloseTo(amount, off);
          }
        });
    assertThat(expected.keySet()).as(at).containsAll(figures.keySet());
  }

  /// From one's own account to the named one's, each transfer where the one before ended.
  private static void assertWay(
      String at, AccountView chain, Exposure.Figure figure, long own, boolean past) {
    List<Long> way = figure.path();
    assertThat(way).as(at).hasSize(figure.hops());
    assertThat(figure.direct()).as(at).isEqualTo(way.size() == 1);
    long from = own;
    for (long transfer : way) {
      long near = past ? chain.toHolding(transfer) : chain.fromHolding(transfer);
      long far = past ? chain.fromHolding(transfer) : chain.toHolding(transfer);
      assertThat(chain.accountOf(near)).as(at).isEqualTo(from);
      from = chain.accountOf(far);
    }
    assertThat(name(from)).as(at).isEqualTo(figure.named());
  }

  @Test
  void withinABudgetNothingIsLost() {
    for (long seed = 0; seed < CHAINS; seed++) {
      AccountView chain = chain(seed);
      for (int edges : new int[] {1, 4, 20}) {
        ExposureSettings few = new ExposureSettings(edges, 1000, 3, 500_000);
        AccountExposureWalk walk =
            new AccountExposureWalk(chain, AccountExposureOracleTest::name, few);
        for (long holding = 0; holding < chain.holdingCount(); holding++) {
          assertThat(walk.incoming(holding).conserved()).as("seed " + seed).isTrue();
          assertThat(walk.outgoing(holding).conserved()).as("seed " + seed).isTrue();
          assertThat(walk.outgoing(holding).edges()).isLessThanOrEqualTo(edges);
        }
      }
    }
  }

  /// Carries shares of balances by whom they were with, or, of money that left one holding, how
  /// much of it lies where.
  private static final class Simulation {
    private final AccountView chain;
    private final long asked;
    private final boolean before;
    private final Map<Long, Map<String, Double>> holdings = new HashMap<>();
    private final Map<String, Double> result = new TreeMap<>();

    private Simulation(AccountView chain, long asked, boolean before) {
      this.chain = chain;
      this.asked = asked;
      this.before = before;
    }

    static Map<String, Double> before(AccountView chain, long holding) {
      return new Simulation(chain, holding, true).run();
    }

    static Map<String, Double> after(AccountView chain, long holding) {
      return new Simulation(chain, holding, false).run();
    }

    private Map<String, Double> run() {
      for (long transfer = 0; transfer < chain.transferCount(); transfer++) {
        long from = chain.fromHolding(transfer);
        long to = chain.toHolding(transfer);
        if (from == to) {
          continue;
        }
        double amount = chain.amount(transfer).toBigInteger().doubleValue();
        Map<String, Double> moved = take(from, amount);
        if (from != AccountView.NONE) {
          long account = chain.accountOf(from);
          boolean zero = chain.address(account).equals(EvmAddress.ZERO);
          if (zero) {
            moved = Map.of(NOBODY, amount);
          } else if (account == chain.accountOf(asked)) {
            moved = Map.of(SELF, amount);
          } else if (before && name(account) != null) {
            moved = Map.of("holder " + account, amount);
          } else if (!before && name(account) != null) {
            moved = Map.of(NOBODY, amount);
          }
        }
        if (to != AccountView.NONE) {
          put(to, moved);
        }
        arrived(from, to, moved);
      }
      return result;
    }

    private void arrived(long from, long to, Map<String, Double> moved) {
      if (before && to == asked) {
        moved.forEach((who, amount) -> result.merge(who, amount, Double::sum));
      } else if (!before && to != AccountView.NONE && from != AccountView.NONE) {
        long account = chain.accountOf(to);
        boolean same = chain.assetOf(from) == chain.assetOf(asked);
        if (same
            && name(account) != null
            && !chain.address(account).equals(EvmAddress.ZERO)
            && moved.containsKey(SELF)) {
          result.merge("holder " + account, moved.getOrDefault(SELF, 0.0), Double::sum);
        }
      }
    }

    private Map<String, Double> take(long from, double amount) {
      Map<String, Double> moved = new HashMap<>();
      boolean zero = from == AccountView.NONE || chain.addressOf(from).equals(EvmAddress.ZERO);
      Map<String, Double> held =
          zero ? new HashMap<>() : holdings.getOrDefault(from, new HashMap<>());
      double balance = held.values().stream().mapToDouble(Double::doubleValue).sum();
      double share = balance == 0 ? 0 : Math.min(1, amount / balance);
      held.forEach((who, part) -> moved.merge(who, part * share, Double::sum));
      held.replaceAll((_, part) -> part * (1 - share));
      double missing = amount - balance * share;
      if (missing > 0) {
        moved.merge(NOBODY, missing, Double::sum);
      }
      return moved;
    }

    private void put(long to, Map<String, Double> moved) {
      Map<String, Double> held = holdings.computeIfAbsent(to, _ -> new HashMap<>());
      moved.forEach((who, amount) -> held.merge(who, amount, Double::sum));
    }
  }

  @Test
  void gasIsAFeeAndNobodyIsPaidByIt() {
    AccountView chain = chain(1);
    AccountExposureWalk walk = new AccountExposureWalk(chain, Names.NONE, ALL);
    for (long transfer = 0; transfer < chain.transferCount(); transfer++) {
      if (chain.kind(transfer) == TransferKind.GAS && !chain.amount(transfer).isZero()) {
        assertThat(walk.outgoing(chain.fromHolding(transfer)).rest()).containsKey(Rest.FEE);
      }
    }
  }
}
