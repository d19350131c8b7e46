package org.entente.trace.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.entente.base.Asset;
import org.entente.base.BadInput;
import org.entente.base.EvmNetwork;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.RandomEvmBlocks;
import org.entente.chain.evm.RandomEvmBlocks.Shape;
import org.entente.chain.evm.memory.MemoryAccounts;
import org.entente.trace.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A trace of accounts that goes on equals a fresh one, on random histories that turn.
/// `-Dchains=N` for more.
class LiveAccountsTest {
  private static final long CHAINS = Long.getLong("chains", 40);

  @ParameterizedTest
  @EnumSource(
      value = Method.class,
      names = {"FIFO", "LIFO", "HAIRCUT", "POISON"})
  void aTraceThatGoesOnEqualsAFreshOne(Method method) {
    for (long seed = 0; seed < CHAINS; seed++) {
      follow(seed, method);
    }
  }

  private static void follow(long seed, Method method) {
    Shape shape = List.of(Shape.TINY, Shape.WHOLE, Shape.GAPS, Shape.WIDE).get((int) (seed % 4));
    AccountView whole =
        new MemoryAccounts(EvmNetwork.ETHEREUM, RandomEvmBlocks.blocks(seed, shape));
    Random random = new Random(seed);
    AccountQuestion question = question(whole, method, random);
    int at = random.nextInt(whole.blockCount() + 1);
    LiveAccounts live = new LiveAccounts(whole.before(at), question, STOPS);
    for (int step = 0; step < 30; step++) {
      String where = "seed " + seed + ", " + shape + ", step " + step + ", " + question;
      if (random.nextInt(5) == 0 && at > 0) {
        at = random.nextInt(at + 1);
        live.begin(whole.before(at));
      } else if (at < whole.blockCount()) {
        int to = at + 1 + random.nextInt(Math.min(2, whole.blockCount() - at));
        long before = whole.before(at).transferCount();
        List<AccountFlow> news = live.extend(whole.before(to));
        at = to;
        compareNews(where, news, before, whole.before(at), question);
      }
      compare(where, live, whole.before(at), question);
    }
  }

  private static final Stops STOPS =
      (view, transfer) ->
          view.accountOf(view.toHolding(transfer)) == 3
              ? Stop.labelled(Stop.Kind.EXCHANGE, "exchange")
              : null;

  private static AccountQuestion question(AccountView view, Method method, Random random) {
    List<AccountStart> starts = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      long transfer = random.nextLong(view.transferCount());
      long to = view.toHolding(transfer);
      if (to == AccountView.NONE) {
        continue;
      }
      Asset asset = view.asset(view.assetOf(to));
      starts.add(
          switch (random.nextInt(3)) {
            case 0 -> new AccountStart.Moved(transfer, null);
            case 1 -> new AccountStart.Account(view.addressOf(to), asset, null);
            default -> new AccountStart.Account(view.addressOf(to), null, null);
          });
    }
    return AccountQuestion.of(method, starts.toArray(AccountStart[]::new));
  }

  private static @Nullable AccountTrace fresh(AccountView view, AccountQuestion question) {
    try {
      return AccountTracer.run(view, question.keepingFlows(), STOPS);
    } catch (BadInput notThereYet) {
      return null;
    }
  }

  private static void compareNews(
      String where,
      List<AccountFlow> news,
      long before,
      AccountView view,
      AccountQuestion question) {
    AccountTrace fresh = fresh(view, question);
    List<AccountFlow> expected = new ArrayList<>();
    if (fresh != null) {
      fresh.flows().stream().filter(flow -> flow.transfer() >= before).forEach(expected::add);
    }
    assertThat(news).as(where).isEqualTo(expected);
  }

  private static void compare(
      String where, LiveAccounts live, AccountView view, AccountQuestion question) {
    AccountTrace fresh = fresh(view, question);
    AccountTrace answer = live.answer();
    if (fresh == null || answer == null) {
      assertThat(answer).as(where).isNull();
      return;
    }
    assertThat(answer.ends()).as(where).isEqualTo(fresh.ends());
    assertThat(answer.sums()).as(where).isEqualTo(fresh.sums());
    assertThat(answer.starts()).as(where).isEqualTo(fresh.starts());
    assertThat(answer.conversions()).as(where).isEqualTo(fresh.conversions());
    assertThat(answer.stats().edges()).as(where).isEqualTo(fresh.stats().edges());
  }
}
