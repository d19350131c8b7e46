package org.entente.bench.own;

import static org.entente.bench.report.Report.count;
import static org.entente.bench.report.Report.number;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.entente.base.Asset;
import org.entente.base.BlockHash;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Network;
import org.entente.base.OutPoint;
import org.entente.base.Uint256;
import org.entente.base.codec.Sha256d;
import org.entente.bench.report.Report;
import org.entente.bench.report.Times;
import org.entente.chain.Block;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;
import org.entente.chain.evm.follow.FollowedAccounts;
import org.entente.chain.generate.ChainGenerator;
import org.entente.chain.generate.ChainSettings;
import org.entente.chain.ingest.FollowedBitcoin;
import org.entente.chain.read.RawBlockReader;
import org.entente.trace.Method;
import org.entente.trace.Start;
import org.entente.trace.TraceQuestion;
import org.entente.trace.account.AccountQuestion;
import org.entente.trace.account.AccountStart;
import org.entente.trace.live.AccountLive;
import org.entente.trace.live.BitcoinLive;
import org.entente.trace.live.WatchList;

/// From the arrival of a block's bytes to the moment when its alerts are safe on disk and can be
/// heard: proven, appended, committed, traced on.
public final class LiveSpeed {
  private static final int TRACKED = 100_000;
  private static final int ARRIVALS = 12;
  private static final int BITCOIN_TRANSACTIONS = 520_000;

  /// The first blocks have all their transactions, the others so few that they have nearly 4 MB.
  private static final int WHOLE_BLOCKS = 8;

  private static final int FEW_STRIPPED_BYTES = 25_000;
  private static final int EVM_TRANSFERS = 400;

  private LiveSpeed() {}

  /// One arrival.
  private record Run(long nanos, long alerts) {}

  public static void run(long seed, Path work, Report report)
      throws IOException, InterruptedException {
    report.section("Live");
    List<List<String>> rows = new ArrayList<>();
    bitcoin(seed, work.resolve("live-bitcoin"), rows, report);
    evm(work.resolve("live-evm"), rows, report);
    report.table(List.of("", "tracked", "blocks", "p50 ms", "max ms", "alerts", "block"), rows);
  }

  private static void bitcoin(long seed, Path folder, List<List<String>> rows, Report report)
      throws IOException, InterruptedException {
    List<byte[]> raw = blocks(seed, folder);
    Path store = fresh(folder.resolve("store"));
    RawBlockReader reader = new RawBlockReader(Network.REGTEST);
    AtomicLong alerts = new AtomicLong();
    try (FollowedBitcoin ledger = FollowedBitcoin.open(store, Network.REGTEST, 0)) {
      int before = raw.size() - ARRIVALS;
      Block first = null;
      for (byte[] bytes : raw.subList(0, before)) {
        Block block = reader.read(bytes, hash(bytes));
        first = ledger.height() == 0 ? block : first;
        ledger.append(block);
      }
      ledger.commit();
      if (first == null) {
        throw new IllegalStateException("the chain is too short");
      }
      Start start = new Start.Output(new OutPoint(first.txId(0), 0), Start.ALL);
      try (BitcoinLive live =
          new BitcoinLive(
              store,
              "bench",
              TraceQuestion.of(Method.POISON, start),
              WatchList.EMPTY,
              _ -> alerts.incrementAndGet())) {
        int tracked = live.trace().size();
        List<Run> runs = new ArrayList<>();
        for (byte[] bytes : raw.subList(before, raw.size())) {
          long heard = alerts.get();
          long begun = System.nanoTime();
          ledger.append(reader.read(bytes, hash(bytes)));
          ledger.commit();
          live.catchUp();
          runs.add(new Run(System.nanoTime() - begun, alerts.get() - heard));
        }
        List<byte[]> whole = raw.subList(before, before + WHOLE_BLOCKS);
        List<byte[]> few = raw.subList(before + WHOLE_BLOCKS, raw.size());
        rows.add(
            row(
                "Bitcoin, poison",
                tracked,
                runs.subList(0, WHOLE_BLOCKS),
                "full: " + bytes(whole)));
        rows.add(
            row(
                "the same, few transactions",
                tracked,
                runs.subList(WHOLE_BLOCKS, runs.size()),
                "full: " + bytes(few)));
        report.json("live").putPOJO("bitcoin", runs);
        report.goal("Bitcoin block to alert, max ms", "< 1000", number(max(runs)), "");
      }
    }
  }

  /// Blocks of a generated chain; the last [#ARRIVALS] are full.
  private static List<byte[]> blocks(long seed, Path folder) throws IOException {
    Path blocks = folder.resolve("blocks-" + BITCOIN_TRANSACTIONS);
    if (!Files.exists(blocks)) {
      ChainSettings settings =
          ChainSettings.of(seed, BITCOIN_TRANSACTIONS).withPerBlock(100_000).withTruth(false);
      ChainGenerator.generate(settings, blocks, (_, _, _) -> {});
    }
    List<byte[]> raw = new ArrayList<>();
    for (Path file : Blocks.files(blocks)) {
      raw.addAll(Blocks.load(file));
    }
    int kept = raw.size() - ARRIVALS - 1; // the last one only settles who won
    FullBlocks full = new FullBlocks(hash(raw.get(kept - 1)).hash().bytes());
    for (int i = kept; i < kept + ARRIVALS; i++) {
      boolean whole = i < kept + WHOLE_BLOCKS;
      raw.set(i, full.fill(raw.get(i), whole ? Integer.MAX_VALUE : FEW_STRIPPED_BYTES));
    }
    raw.removeLast();
    return raw;
  }

  private static String bytes(List<byte[]> blocks) {
    return count(blocks.stream().mapToLong(block -> block.length).max().orElse(0)) + " bytes";
  }

  private static BlockHash hash(byte[] raw) {
    byte[] hash = new byte[Hash256.BYTES];
    new Sha256d().hash(raw, 0, 80, hash, 0);
    return new BlockHash(Hash256.read(hash, 0));
  }

  private static double max(List<Run> runs) {
    return Times.of(runs.stream().map(Run::nanos).toList()).maxMillis();
  }

  private static List<String> row(String what, int tracked, List<Run> runs, String block) {
    Times times = Times.of(runs.stream().map(Run::nanos).toList());
    return List.of(
        what,
        count(tracked),
        Integer.toString(runs.size()),
        number(times.p50Millis()),
        number(times.maxMillis()),
        count(runs.stream().mapToLong(Run::alerts).sum()),
        block);
  }

  /// A theft spread over many accounts; then blocks in which some of them move it on.
  private static void evm(Path folder, List<List<String>> rows, Report report)
      throws IOException, InterruptedException {
    Path store = fresh(folder.resolve("store"));
    AtomicLong alerts = new AtomicLong();
    try (FollowedAccounts ledger = FollowedAccounts.open(store, EvmNetwork.ETHEREUM, 0)) {
      Spread spread = new Spread();
      ledger.append(spread.block(List.of(spread.pay(account(1), account(2), 1_000_000_000_000L))));
      for (int next = 0; next < TRACKED; next += EVM_TRANSFERS) {
        List<EvmTx> txs = new ArrayList<>();
        for (int i = next; i < next + EVM_TRANSFERS; i++) {
          txs.add(spread.pay(account(2), account(10 + i), 1_000_000));
        }
        ledger.append(spread.block(txs));
      }
      ledger.commit();
      AccountStart start = new AccountStart.Account(account(2), Asset.NATIVE, null);
      try (AccountLive live =
          new AccountLive(
              store,
              ledger::view,
              "bench",
              "bench",
              _ -> AccountQuestion.of(Method.FIFO, start),
              AccountLive.BRIDGES,
              WatchList.EMPTY,
              _ -> alerts.incrementAndGet())) {
        int tracked = live.trace().size();
        List<Run> runs = new ArrayList<>();
        for (int arrival = 0; arrival < ARRIVALS; arrival++) {
          List<EvmTx> txs = new ArrayList<>();
          for (int i = 0; i < EVM_TRANSFERS; i++) {
            int from = (arrival * EVM_TRANSFERS + i) * 7 % TRACKED;
            boolean followed = i % 2 == 0;
            EvmAddress payer = followed ? account(10 + from) : account(900_000_000 + i);
            txs.add(spread.pay(payer, account(500_000_000 + from), 999));
          }
          EvmBlock block = spread.block(txs);
          long heard = alerts.get();
          long begun = System.nanoTime();
          ledger.append(block);
          ledger.commit();
          live.catchUp();
          runs.add(new Run(System.nanoTime() - begun, alerts.get() - heard));
        }
        rows.add(row("Ethereum, fifo", tracked, runs, EVM_TRANSFERS + " transactions"));
        report.json("live").putPOJO("evm", runs);
        report.goal("Ethereum block to alert, max ms", "< 200", number(max(runs)), "");
      }
    }
  }

  private static EvmAddress account(int number) {
    return new EvmAddress(0x1234_5678_0000_0000L, number * 0x9e37_79b9_7f4aL, number);
  }

  /// Blocks that follow on each other.
  private static final class Spread {
    private long number;
    private long tx;
    private Hash256 parent = new Hash256(9, 9, 9, 9);

    EvmTx pay(EvmAddress from, EvmAddress to, long amount) {
      Transfer gas =
          new Transfer(
              TransferKind.GAS, from, null, Asset.NATIVE, Uint256.of(21_000L), Transfer.NO_LOG);
      Transfer value =
          new Transfer(
              TransferKind.VALUE, from, to, Asset.NATIVE, Uint256.of(amount), Transfer.NO_LOG);
      tx++;
      return new EvmTx(
          new Hash256(tx * 0x9e3779b97f4a7c15L, tx, 3, 4),
          2,
          from,
          to,
          EvmTx.Success.DONE,
          List.of(gas, value),
          List.of());
    }

    EvmBlock block(List<EvmTx> txs) {
      Hash256 hash = new Hash256((number + 1) * 0x9e3779b97f4a7c15L, number, 7, 7);
      EvmBlock block =
          new EvmBlock(
              hash,
              parent,
              number,
              1_700_000_000 + 12 * number,
              Uint256.ZERO,
              account(0),
              Uint256.ZERO,
              EnumSet.noneOf(EvmBlock.Proof.class),
              txs,
              List.of());
      parent = hash;
      number++;
      return block;
    }
  }

  private static Path fresh(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
    return Files.createDirectories(folder);
  }
}
