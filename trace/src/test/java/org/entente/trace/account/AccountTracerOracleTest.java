package org.entente.trace.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.entente.base.Asset;
import org.entente.base.BadInput;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Uint256;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.RandomEvmBlocks;
import org.entente.chain.evm.RandomEvmBlocks.Shape;
import org.entente.chain.evm.memory.MemoryAccounts;
import org.entente.trace.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every method against the definitions taken literally, on random histories. `-Dchains=N` for
/// more.
class AccountTracerOracleTest {
  private static final long CHAINS = Long.getLong("chains", 120);

  @ParameterizedTest
  @EnumSource(value = Method.class, names = "TIHO", mode = EnumSource.Mode.EXCLUDE)
  void followsEveryUnitAsDefined(Method method) {
    for (long seed = 0; seed < CHAINS; seed++) {
      compare(seed, Shape.TINY, method);
      compare(seed, Shape.TINY_GAPS, method);
    }
  }

  @ParameterizedTest
  @EnumSource(value = Method.class, names = "TIHO", mode = EnumSource.Mode.EXCLUDE)
  void followsAmountsOfAnySizeAsDefined(Method method) {
    for (long seed = 0; seed < CHAINS / 2; seed++) {
      compare(seed, Shape.WHOLE, method);
      compare(seed, Shape.WIDE, method);
    }
    compare(1, Shape.HUB, method);
  }

  private static void compare(long seed, Shape shape, Method method) {
    AccountView view = new MemoryAccounts(EvmNetwork.ETHEREUM, RandomEvmBlocks.blocks(seed, shape));
    Random random = new Random(seed);
    for (int q = 0; q < 4; q++) {
      String at = "seed " + seed + ", " + shape + ", question " + q;
      compare(view, method, random, at);
    }
  }

  private static void compare(AccountView view, Method method, Random random, String at) {
    int hops = random.nextInt(3) == 0 ? random.nextInt(5) : Integer.MAX_VALUE;
    long exchange = random.nextInt(3) == 0 ? random.nextLong(view.accountCount()) : -1;
    Stops stops =
        (v, t) ->
            v.accountOf(v.toHolding(t)) == exchange
                ? Stop.labelled(Stop.Kind.EXCHANGE, "exchange")
                : null;
    AccountOracle oracle = new AccountOracle(view, method, hops, stops);
    Map<Openings.Held, Uint256> openings = new HashMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      long holding = random.nextLong(view.holdingCount());
      Uint256 amount = Uint256.of(random.nextInt(20));
      Asset asset = view.asset(view.assetOf(holding));
      if (openings.putIfAbsent(new Openings.Held(view.addressOf(holding), asset), amount) == null) {
        oracle.open(holding, amount.toBigInteger());
      }
    }
    List<AccountStart> starts = starts(view, random, oracle);
    if (starts.isEmpty()) {
      return;
    }
    AccountQuestion question =
        AccountQuestion.of(method, starts.toArray(AccountStart[]::new))
            .within(AccountLimits.NONE.withHops(hops))
            .withOpenings(new Openings(openings));
    at = at + " " + question;
    oracle.run();
    AccountTrace trace;
    try {
      trace = AccountTracer.run(view, question, stops);
    } catch (BadInput tooFew) {
      assertThat(tooFew).as(at).hasMessageContaining("there are only");
      return;
    }
    Map<String, BigInteger> ends = new TreeMap<>();
    for (AccountEnd end : trace.ends()) {
      ends.merge(end.holding() + " " + end.stop().kind().text(), end.amount(), BigInteger::add);
    }
    assertThat(ends).as(at).isEqualTo(oracle.ends);
    Map<Long, BigInteger> fees = new TreeMap<>();
    Map<Long, BigInteger> overlap = new TreeMap<>();
    Map<Long, BigInteger> started = new TreeMap<>();
    Map<Long, BigInteger> converted = new TreeMap<>();
    for (AccountTrace.Sum sum : trace.sums()) {
      long asset = view.findAsset(sum.asset());
      put(fees, asset, sum.fees());
      put(overlap, asset, sum.overlap());
      put(started, asset, sum.started());
      put(converted, asset, sum.in().subtract(sum.out()));
      assertThat(method == Method.POISON || sum.conserved()).as(at).isTrue();
    }
    assertThat(fees).as(at).isEqualTo(oracle.fees);
    assertThat(overlap).as(at).isEqualTo(oracle.overlap);
    assertThat(started).as(at).isEqualTo(oracle.started);
    oracle.converted.values().removeIf(sum -> sum.signum() == 0);
    assertThat(converted).as(at).isEqualTo(oracle.converted);
  }

  private static void put(Map<Long, BigInteger> sums, long asset, BigInteger amount) {
    if (amount.signum() != 0) {
      sums.put(asset, amount);
    }
  }

  private static List<AccountStart> starts(AccountView view, Random random, AccountOracle oracle) {
    List<AccountStart> starts = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      long transfer = random.nextLong(view.transferCount());
      long to = view.toHolding(transfer);
      Uint256 amount = view.amount(transfer);
      if (to == AccountView.NONE || amount.isZero() || view.addressOf(to).equals(EvmAddress.ZERO)) {
        continue;
      }
      Uint256 first =
          random.nextBoolean()
              ? null
              : amount
                  .timesOver(Uint256.of(1 + random.nextInt(10)), Uint256.of(10))
                  .max(Uint256.ONE);
      BigInteger units = (first == null ? amount : first).toBigInteger();
      if (random.nextInt(3) > 0) {
        starts.add(new AccountStart.Moved(transfer, first));
        oracle.startAt(transfer, units);
      } else {
        Asset asset = view.asset(view.assetOf(to));
        starts.add(new AccountStart.Account(view.addressOf(to), asset, first));
        BigInteger all = BigInteger.ONE.shiftLeft(300);
        oracle.startAtAll(to, first == null ? all : units);
      }
    }
    return starts;
  }
}
