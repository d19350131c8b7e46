package org.entente.chain.generate;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import org.entente.base.BadInput;
import org.entente.base.Hash256;
import org.entente.base.Hex;
import org.entente.base.Network;
import org.entente.base.OutPoint;
import org.entente.base.TxId;
import org.entente.base.codec.Sha256d;
import org.jspecify.annotations.Nullable;

/// Generates a regtest chain into a folder: see [#generate].
///
/// The first hundred blocks only mint. Then a few transactions a block hand the coins out,
/// without witnesses, until [BlockBuilder#FIRST_WITNESS_HEIGHT]; from there blocks grow until
/// they hold what the settings ask for. Regtest halves every 150 blocks, so nearly all coins
/// there will ever be are minted while blocks are still small.
public final class ChainGenerator {
  private static final int MATURITY = 100;

  /// 1 January 2020.
  private static final long FIRST_TIME = 1_577_836_800;

  private static final int BLOCK_SECONDS = 600;
  private static final int WARM_UP_SHARE = 1500;
  private static final int WARM_UP_MOST = 30;

  private static final String GENESIS =
      "0100000000000000000000000000000000000000000000000000000000000000000000003ba3edfd7a7b12b2"
          + "7ac72c3e67768f617fc81bc3888a51323a9fb8aa4b1e5e4adae5494dffff7f2002000000010100000001"
          + "0000000000000000000000000000000000000000000000000000000000000000ffffffff4d04ffff001d"
          + "0104455468652054696d65732030332f4a616e2f32303039204368616e63656c6c6f72206f6e20627269"
          + "6e6b206f66207365636f6e64206261696c6f757420666f722062616e6b73ffffffff0100f2052a010000"
          + "00434104678afdb0fe5548271967f1a67130b7105cd6a828e03909a67962e0ea1f61deb649f6bc3f4cef"
          + "38c4f35504e51ec112de5c384df7ba0b8d578a4c702b6bf11d5fac00000000";

  private final ChainSettings settings;
  private final Progress progress;
  private final Economy economy;
  private final BlockBuilder builder;
  private final Rivals rivals;
  private final Tally tally;
  private final SplitMix64 clock;
  private final BlockFiles files;
  private final @Nullable TruthFile truth;
  private final ArrayDeque<Coinbase> maturing = new ArrayDeque<>();
  private int target;

  /// Told after each block.
  @FunctionalInterface
  public interface Progress {
    /// `transactions` of `all` are made, without coinbases; `bytes` of block files are written.
    void at(long transactions, long all, long bytes);
  }

  private ChainGenerator(
      ChainSettings settings, Progress progress, BlockFiles files, @Nullable TruthFile truth) {
    this.settings = settings;
    this.progress = progress;
    this.files = files;
    this.truth = truth;
    economy = new Economy(settings);
    Locks locks = new Locks(settings.seed());
    builder = new BlockBuilder(new Coder(locks), settings.undo() ? new UndoBuilder(locks) : null);
    rivals = new Rivals(settings);
    tally = new Tally(settings);
    clock = new SplitMix64(SplitMix64.mix(settings.seed() + 5));
  }

  /// Writes the chain, its truth and `manifest.json` into `folder`, which is made if need be and
  /// must hold no block files yet. Throws [BadInput] if it does.
  public static GeneratedChain generate(ChainSettings settings, Path folder, Progress progress)
      throws IOException {
    Files.createDirectories(folder);
    try (DirectoryStream<Path> old =
        Files.newDirectoryStream(folder, "{blk,rev,xor,truth,manifest}*")) {
      if (old.iterator().hasNext()) {
        throw new BadInput(
            folder.toString(), "", "already holds a chain", "Name an empty folder or a new one.");
      }
    }
    BlockFiles files = new BlockFiles(folder, settings);
    Path truthPath = folder.resolve("truth.csv.gz");
    GeneratedChain chain;
    try (files;
        TruthFile truth = settings.truth() ? new TruthFile(truthPath) : null) {
      chain = new ChainGenerator(settings, progress, files, truth).run();
    }
    Manifest.write(chain, folder.resolve("manifest.json"));
    return chain;
  }

  private GeneratedChain run() throws IOException {
    Sealed tip = genesis();
    OutPoint start = new OutPoint(new TxId(Hash256.ZERO), 0);
    while (tally.spending() < settings.transactions() || rivals.running()) {
      long before = tally.spending();
      tip = extend(tip);
      for (Sealed block : rivals.beside(tip, builder, before)) {
        files.put(block);
      }
      if (tip.height() == 1) {
        start = new OutPoint(new TxId(Hash256.read(tip.coinbase().txId(), 0)), 0);
      }
      progress.at(tally.spending(), settings.transactions(), files.bytes());
    }
    // A rival may be as high as the last block; one more decides.
    tip = extend(tip);
    files.put(tip);
    files.close();
    return tally.finish(settings, tip, start, rivals.count(), economy.owners(), files.sizes());
  }

  private Sealed genesis() throws IOException {
    byte[] bytes = Hex.decode(GENESIS);
    byte[] hash = new byte[Hash256.BYTES];
    new Sha256d().hash(bytes, 0, 80, hash, 0);
    Coinbase unspendable = new Coinbase(new byte[Hash256.BYTES], 0, 0, 0, 0);
    byte[] none = new byte[Hash256.BYTES];
    Sealed genesis = new Sealed(0, FIRST_TIME, hash, none, bytes, null, unspendable);
    tally.block(Network.REGTEST.subsidySat(0), 0, 1);
    files.put(genesis);
    if (truth != null) {
      truth.genesis();
    }
    return genesis;
  }

  private Sealed extend(Sealed parent) throws IOException {
    int height = parent.height() + 1;
    builder.begin(height, parent.time() + interval());
    if (maturing.size() == MATURITY) {
      economy.pool().addCoinbase(maturing.removeFirst());
    }
    int miner = economy.miner();
    boolean committed = height >= BlockBuilder.FIRST_WITNESS_HEIGHT;
    if (truth != null) {
      truth.coinbase(height, miner, committed);
    }
    fill(height);
    Sealed block = builder.seal(parent.hash(), economy.minerAddress(miner, height), miner);
    maturing.add(block.coinbase());
    tally.block(Network.REGTEST.subsidySat(height), builder.fees(), committed ? 2 : 1);
    return block;
  }

  /// A block every ten minutes on average, the time between them exponential.
  private long interval() {
    return 1 + (long) (-BLOCK_SECONDS * StrictMath.log(1 - clock.unit()));
  }

  private void fill(int height) throws IOException {
    target = target(height);
    CoinPool pool = economy.pool();
    for (int i = 1; i <= target && !builder.full() && pool.size() > 0; i++) {
      if (tally.spending() == settings.transactions()) {
        return;
      }
      Draft draft = economy.next(height);
      builder.add(draft);
      int idOffset = i * Hash256.BYTES;
      pool.addOutputs(draft, builder.txIds(), idOffset, 2 * height);
      tally.transaction(draft, builder.txIds(), idOffset);
      if (truth != null) {
        truth.transaction(height, i, draft);
      }
    }
  }

  private int target(int height) {
    if (height < BlockBuilder.FIRST_WITNESS_HEIGHT) {
      long share = settings.transactions() / WARM_UP_SHARE;
      return Math.clamp(share, 1, Math.min(WARM_UP_MOST, settings.perBlock()));
    }
    return Math.min(settings.perBlock(), target + target / 20 + 1);
  }
}
