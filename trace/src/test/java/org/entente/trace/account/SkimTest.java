package org.entente.trace.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.entente.base.EvmNetwork;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.generate.EvmSettings;
import org.entente.chain.evm.generate.GeneratedBlocks;
import org.entente.chain.evm.store1.AccountWriter;
import org.entente.chain.evm.store1.MappedAccounts;
import org.entente.trace.Method;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Busy holdings are passed by sums. `-Dtransfers=N` for a longer chain.
class SkimTest {
  private static final long TRANSFERS = Long.getLong("transfers", 100_000);

  @TempDir Path temp;
  private int leaps;

  @Test
  void whatIsSummedUpIsTracedAsIfItWereLookedAt() throws IOException {
    GeneratedBlocks generated = new GeneratedBlocks(EvmSettings.of(5, TRANSFERS));
    List<EvmBlock> blocks = new ArrayList<>();
    for (int place = 0; place < generated.headers().size(); place++) {
      blocks.add(generated.read(place));
    }
    try (AccountWriter writer = AccountWriter.open(temp, EvmNetwork.ETHEREUM)) {
      for (EvmBlock block : blocks) {
        writer.append(block);
      }
      writer.commit();
    }
    try (MappedAccounts view = MappedAccounts.open(temp)) {
      Random random = new Random(5);
      for (int trace = 0; trace < 150; trace++) {
        AccountQuestion question = question(view, random);
        AccountTrace each = new AccountWalk(view, question, Stops.NONE, false).run();
        assertSame(each, AccountTracer.run(counting(view), question, Stops.NONE), question);
      }
    }
    assertThat(leaps).isGreaterThan(8);
  }

  private static void assertSame(AccountTrace each, AccountTrace summed, AccountQuestion question) {
    assertThat(summed.starts()).as("%s", question).isEqualTo(each.starts());
    assertThat(summed.ends()).as("%s", question).isEqualTo(each.ends());
    assertThat(summed.sums()).as("%s", question).isEqualTo(each.sums());
    assertThat(summed.conversions()).as("%s", question).isEqualTo(each.conversions());
    assertThat(summed.flows()).as("%s", question).isEqualTo(each.flows());
    assertThat(summed.accounts()).as("%s", question).isEqualTo(each.accounts());
  }

  /// The same ledger; it counts the leaps.
  private AccountView counting(AccountView view) {
    return (AccountView)
        Proxy.newProxyInstance(
            AccountView.class.getClassLoader(),
            new Class<?>[] {AccountView.class},
            (_, method, arguments) -> {
              Object answer = method.invoke(view, arguments);
              leaps += answer instanceof AccountView.Leap ? 1 : 0;
              return answer;
            });
  }

  private static AccountQuestion question(AccountView view, Random random) {
    List<AccountStart> starts = new ArrayList<>();
    while (starts.size() < 3) {
      long transfer = random.nextLong(view.transferCount() / 2);
      boolean arrives = view.toHolding(transfer) != AccountView.NONE;
      if (arrives && !view.amount(transfer).isZero()) {
        starts.add(new AccountStart.Moved(transfer, null));
      }
    }
    return AccountQuestion.of(Method.FIFO, starts.toArray(AccountStart[]::new))
        .within(AccountLimits.NONE.withHops(6))
        .keepingFlows();
  }
}
