package org.entente.app.accuracy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.entente.app.demo.BybitTheft;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.generate.EvmSettings;
import org.entente.chain.evm.generate.GeneratedBlocks;
import org.entente.chain.evm.memory.MemoryAccounts;
import org.entente.trace.Method;
import org.entente.trace.account.AccountLimits;
import org.entente.trace.account.AccountQuestion;
import org.entente.trace.account.AccountStart;
import org.entente.trace.account.AccountTracer;
import org.entente.trace.account.Stops;
import org.entente.trace.label.LabelBook;
import org.entente.trace.owner.made.MadePayrolls;
import org.entente.trace.typology.Pattern;
import org.entente.trace.typology.Score;
import org.entente.trace.typology.Typology;

/// How often each pattern of the typology shows where nothing was stolen, and in the case at hand.
final class TypologyAccuracy implements AccuracyPart {
  private static final long SEED = 30;
  private static final int TRANSFERS = 60_000;
  private static final int STARTS = 500;
  private static final int FIRMS = 200;
  private static final int HOPS = 4;

  /// What Bybit's published transfers can show: they end where the tranches begin to move on.
  private static final Set<Pattern> SHOWN = Set.of(Pattern.TEMPO, Pattern.FIXED_TRANCHES);

  /// What people of the generated chain do; it has no bridges, mixers and labels.
  private static final Set<Pattern> ORDINARY =
      Set.of(Pattern.TEMPO, Pattern.FIXED_TRANCHES, Pattern.SWAP_TO_NATIVE);

  @Override
  public String title() {
    return "Typology";
  }

  @Override
  public String about() {
    return """
    Patterns of `entente trace --typology`. In Bybit's published transfers (hops 0 to 3 of February 2025) only the first two can \
    show: the swaps, bridges and mixers came later. DMM's two transactions are on Bitcoin and end at the thief: nothing can be \
    measured there. The two samples without theft give false alarms: traces from random transfers of a generated chain, whose \
    people pay, swap and call contracts, over four hops; and firms that pay equal wages within hours, half of them to new \
    accounts, which is the worst innocent case we could think of. The other five patterns have no measured rate: the made \
    chains hold no bridges, mixers and brokers. A score is the sum of what \
    shows; `350 points` is both first patterns together.
    """;
  }

  @Override
  public List<Measured> measure(Samples samples) {
    List<Measured> rows = new ArrayList<>();
    Score bybit = bybit();
    for (Pattern pattern : List.of(Pattern.TEMPO, Pattern.FIXED_TRANCHES)) {
      Tally tally = Tally.NONE.add(bybit.shows(pattern), SHOWN.contains(pattern));
      rows.add(new Measured(pattern.text(), "Bybit 2025", Truth.NEAR_TRUTH, tally, null));
    }
    innocent(rows, "500 starts on a generated chain", ordinary(), ORDINARY);
    innocent(rows, "200 made payrolls", payrolls(), SHOWN);
    return rows;
  }

  private static Score bybit() {
    AccountView view = new MemoryAccounts(EvmNetwork.ETHEREUM, BybitTheft.blocks());
    return score(
        view,
        new AccountStart.Account(BybitTheft.THIEF, Asset.NATIVE, BybitTheft.STOLEN_WEI),
        AccountLimits.NONE);
  }

  private static List<Score> ordinary() {
    GeneratedBlocks blocks = new GeneratedBlocks(EvmSettings.of(SEED, TRANSFERS));
    MemoryAccounts view = new MemoryAccounts(EvmNetwork.ETHEREUM);
    for (int block = 0; block < blocks.headers().size(); block++) {
      view.append(blocks.read(block));
    }
    Random random = new Random(SEED);
    AccountLimits near =
        new AccountLimits(
            HOPS,
            AccountLimits.NONE.untilTime(),
            AccountLimits.NONE.minAmount(),
            AccountLimits.NONE.transactions());
    List<Score> scores = new ArrayList<>();
    while (scores.size() < STARTS) {
      long transfer = random.nextInt((int) view.transferCount());
      if (view.toHolding(transfer) != AccountView.NONE
          && !view.addressOf(view.toHolding(transfer)).equals(EvmAddress.ZERO)) {
        scores.add(score(view, new AccountStart.Moved(transfer, null), near));
      }
    }
    return scores;
  }

  private static List<Score> payrolls() {
    MadePayrolls.World world = MadePayrolls.world(SEED, FIRMS);
    List<Score> scores = new ArrayList<>();
    for (EvmAddress firm : world.firms()) {
      AccountStart start = new AccountStart.Account(firm, Asset.NATIVE, null);
      scores.add(score(world.view(), start, AccountLimits.NONE));
    }
    return scores;
  }

  private static Score score(AccountView view, AccountStart start, AccountLimits limits) {
    AccountQuestion question = AccountQuestion.of(Method.FIFO, start).within(limits).keepingFlows();
    return Typology.of(view, AccountTracer.run(view, question, Stops.NONE), LabelBook.NONE);
  }

  /// Each pattern that can show there, and how often both first ones do together.
  private static void innocent(
      List<Measured> rows, String sample, List<Score> scores, Set<Pattern> possible) {
    for (Pattern pattern : EnumSet.copyOf(possible)) {
      Tally tally = Tally.NONE;
      for (Score score : scores) {
        tally = tally.add(score.shows(pattern), false);
      }
      rows.add(new Measured(pattern.text(), sample, Truth.GENERATED, tally, null));
    }
    Tally both = Tally.NONE;
    for (Score score : scores) {
      both =
          both.add(
              score.points() >= Pattern.TEMPO.points() + Pattern.FIXED_TRANCHES.points(), false);
    }
    rows.add(new Measured("350 points", sample, Truth.GENERATED, both, null));
  }
}
