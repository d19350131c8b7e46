package org.entente.app.accuracy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.entente.app.demo.BybitTheft;
import org.entente.app.demo.DmmTheft;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Network;
import org.entente.base.OutPoint;
import org.entente.chain.Block;
import org.entente.chain.ChainView;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.generate.EvmSettings;
import org.entente.chain.evm.generate.GeneratedBlocks;
import org.entente.chain.evm.memory.MemoryAccounts;
import org.entente.chain.memory.MemoryChain;
import org.entente.chain.read.BlockReader;
import org.entente.chain.read.BlockSource;
import org.entente.chain.read.BlockSources;
import org.entente.chain.read.ScanSettings;
import org.entente.trace.Limits;
import org.entente.trace.Method;
import org.entente.trace.Start;
import org.entente.trace.TraceQuestion;
import org.entente.trace.Tracer;
import org.entente.trace.account.AccountLimits;
import org.entente.trace.account.AccountQuestion;
import org.entente.trace.account.AccountStart;
import org.entente.trace.account.AccountTracer;
import org.entente.trace.account.Stops;
import org.entente.trace.label.LabelBook;
import org.entente.trace.owner.made.MadePayrolls;
import org.entente.trace.typology.OutputTypology;
import org.entente.trace.typology.Pattern;
import org.entente.trace.typology.Score;
import org.entente.trace.typology.Typology;
import org.jspecify.annotations.Nullable;

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
    show: the swaps, bridges and mixers came later. DMM's two transactions end at one address of the thief, so tempo and equal \
    parts are missed there: they can't show yet. Of outputs (Bitcoin), where four patterns can show, false alarms are measured on \
    random outputs and on the coins that exchanges' batches spend, both of a generated chain, over four hops. Of accounts the two samples without theft give false alarms: traces from random transfers of a generated chain, whose \
    people pay, swap and call contracts, over four hops; and firms that pay equal wages within hours, half of them to new \
    accounts, which is the worst innocent case we could think of. Bridges, USDT, mixers, brokers and new tokens have no measured rate: \
    the made chains hold none, and whoever uses one innocently shows the pattern by definition. A score is the sum of what \
    shows; `350 points` is both first patterns together.
    """;
  }

  @Override
  public List<Measured> measure(Samples samples) throws IOException {
    List<Measured> rows = new ArrayList<>();
    Score bybit = bybit();
    for (Pattern pattern : List.of(Pattern.TEMPO, Pattern.FIXED_TRANCHES)) {
      Tally tally = Tally.NONE.add(bybit.shows(pattern), SHOWN.contains(pattern));
      rows.add(new Measured(pattern.text(), "Bybit 2025", Truth.NEAR_TRUTH, tally, null));
    }
    Score dmm = dmm();
    for (Pattern pattern : EnumSet.copyOf(SHOWN)) {
      Tally tally = Tally.NONE.add(dmm.shows(pattern), true);
      rows.add(
          new Measured(
              pattern.text(), "DMM 2024, two transactions", Truth.NEAR_TRUTH, tally, null));
    }
    innocent(rows, "500 starts on a generated chain", ordinary(), ORDINARY);
    innocent(rows, "200 made payrolls", payrolls(), SHOWN);
    GeneratedTruth truth = GeneratedTruth.of(SEED, TRANSFERS);
    innocent(rows, "500 outputs of a generated chain", outputs(truth, null), SHOWN);
    innocent(rows, "500 coins that batches spend", outputs(truth, "batch"), SHOWN);
    return rows;
  }

  private static Score bybit() {
    AccountView view = new MemoryAccounts(EvmNetwork.ETHEREUM, BybitTheft.blocks());
    return score(
        view,
        new AccountStart.Account(BybitTheft.THIEF, Asset.NATIVE, BybitTheft.STOLEN_WEI),
        AccountLimits.NONE);
  }

  private static Score dmm() throws IOException {
    Path folder = Files.createTempDirectory("entente-accuracy");
    try {
      Path hex = Files.createDirectory(folder.resolve("hex"));
      Files.writeString(hex.resolve("funding.hex"), DmmTheft.fundingHex());
      Files.writeString(hex.resolve("theft.hex"), DmmTheft.theftHex());
      Path spill = Files.createDirectory(folder.resolve("spill"));
      ScanSettings settings = new ScanSettings(Network.MAINNET, spill, false, _ -> {});
      List<Block> blocks = new ArrayList<>();
      try (BlockSources sources = BlockSources.scan(List.of(hex), settings);
          BlockReader reader = sources.reader()) {
        for (BlockSource source : sources.blocks()) {
          blocks.add(reader.read(source));
        }
      }
      return dmm(new MemoryChain(Network.MAINNET, blocks));
    } finally {
      GeneratedTruth.delete(folder);
    }
  }

  private static Score dmm(ChainView chain) {
    List<Start> starts = new ArrayList<>();
    for (int vout : DmmTheft.STOLEN) {
      starts.add(new Start.Output(new OutPoint(DmmTheft.FUNDING, vout), Start.ALL));
    }
    return score(chain, Limits.NONE, starts.toArray(Start[]::new));
  }

  /// From random outputs; with a kind from those that such transactions spend.
  private static List<Score> outputs(GeneratedTruth truth, @Nullable String kind) {
    ChainView chain = truth.chain();
    Limits near =
        new Limits(
            HOPS, Limits.NONE.untilTime(), Limits.NONE.minAmount(), Limits.NONE.transactions());
    Random random = new Random(SEED);
    List<Score> scores = new ArrayList<>();
    while (scores.size() < STARTS) {
      long output = random.nextInt((int) chain.outputCount());
      long spender = chain.spender(output);
      boolean wanted =
          spender != ChainView.NONE && (kind == null || kind.equals(truth.kind()[(int) spender]));
      if (wanted) {
        long tx = chain.txOfOutput(output);
        OutPoint point = new OutPoint(chain.txId(tx), (int) (output - chain.firstOutput(tx)));
        scores.add(score(chain, near, new Start.Output(point, Start.ALL)));
      }
    }
    return scores;
  }

  private static Score score(ChainView chain, Limits limits, Start... starts) {
    TraceQuestion question = TraceQuestion.of(Method.FIFO, starts).within(limits);
    return OutputTypology.of(chain, Tracer.runWithFlows(chain, question), LabelBook.NONE);
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
