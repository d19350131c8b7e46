package org.entente.chain.store1;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.entente.base.Hash256;
import org.entente.base.codec.Sha256d;
import org.entente.chain.Block;
import org.entente.chain.BrokenRule;
import org.entente.chain.BrokenRule.Rule;
import org.entente.chain.ChainView;
import org.entente.chain.ChainView.BlockRow;
import org.entente.chain.LedgerDigest;
import org.entente.chain.check.BlockRules;
import org.entente.chain.check.MerkleTree;
import org.entente.chain.check.ProofOfWork;
import org.entente.chain.column1.Findings;
import org.entente.chain.column1.ManifestText;
import org.entente.chain.column1.WriterLock;

/// Reads a whole store and proves it: every column against its checksums, every link in both
/// directions, every block's merkle root and proof of work, every fee, the digest from the first
/// block on. One flipped bit in what counts is found.
public final class StoreCheck {
  private static final int HEADER_MERKLE_ROOT = 36;

  private final Path folder;
  private final MappedChain chain;
  private final Columns columns;
  private final Manifest manifest;
  private final DoubleConsumer progress;
  private final Findings findings = new Findings();

  /// `findings` holds the first hundred of `findingCount`.
  public record Report(
      int blocks,
      long txs,
      long inputs,
      long outputs,
      String digest,
      long findingCount,
      List<Findings.Finding> findings) {
    public boolean isSound() {
      return findingCount == 0;
    }
  }

  private StoreCheck(Path folder, MappedChain chain, Manifest manifest, DoubleConsumer progress) {
    this.folder = folder;
    this.chain = chain;
    this.columns = chain.columns();
    this.manifest = manifest;
    this.progress = progress;
  }

  /// Checks the store in `folder`; `progress` is told the share that is done, 0 to 1.
  public static Report run(Path folder, DoubleConsumer progress) throws IOException {
    try (MappedChain chain = MappedChain.open(folder)) {
      StoreCheck check = new StoreCheck(folder, chain, Manifest.read(folder), progress);
      check.columns();
      if (check.findings.count() == 0) {
        check.blocks();
        check.spenders();
        check.indexes();
      }
      return new Report(
          chain.blockCount(),
          chain.txCount(),
          chain.inputCount(),
          chain.outputCount(),
          chain.digest(),
          check.findings.count(),
          check.findings.first());
    }
  }

  private void find(Path file, String place, String reason) {
    findings.add(file, place, reason);
  }

  private void find(String file, String place, String reason) {
    findings.add(folder.resolve(file), place, reason);
  }

  private void columns() throws IOException {
    findings.columns(
        columns.sealed(), manifest.tailChecksums(), share -> progress.accept(0.2 * share));
  }

  private void blocks() {
    LedgerDigest digest = new LedgerDigest(chain.network());
    long unseen = 0;
    for (int block = 0; block < chain.blockCount(); block++) {
      progress.accept(0.2 + 0.4 * block / chain.blockCount());
      BlockRow row = chain.block(block);
      byte[] txIds = new byte[row.txCount() * Hash256.BYTES];
      columns.txIds.copy(row.firstTx(), 0, txIds, 0, txIds.length);
      if (row.extent() == Block.Extent.FULL) {
        header(block, row, txIds);
      }
      transactions(row);
      digest.beginBlock(row.extent(), row.hash(), row.height(), row.time(), row.txCount());
      digest.txIds(txIds, 0, txIds.length);
      long end = chain.firstInput(row.firstTx() + row.txCount());
      for (; unseen < columns.unseen.rows() && columns.unseen.getLong(unseen, 0) < end; unseen++) {
        ChainView.Unseen told = chain.unseen(columns.unseen.getLong(unseen, 0));
        digest.unseen(told.value(), told.script());
      }
      digest.endBlock();
      if (!Columns.hash(columns.blockFacts, block, Columns.FACT_DIGEST)
          .equals(Hash256.read(digest.value(), 0))) {
        find("block-facts.col", "block " + row.hash(), "the digest does not follow");
      }
    }
    if (!digest.hex().equals(manifest.digest())) {
      find(ManifestText.FILE, "digest", "it is not the digest of the blocks");
    }
  }

  private void header(int block, BlockRow row, byte[] txIds) {
    byte[] header = chain.header(block);
    byte[] hash = new byte[Hash256.BYTES];
    new Sha256d().hash(header, 0, header.length, hash, 0);
    Hash256 recomputed = Hash256.read(hash, 0);
    try {
      ProofOfWork.check(recomputed, BlockRules.bits(header), chain.network());
      if (!recomputed.equals(row.hash().hash())) {
        throw new BrokenRule(Rule.PARENT, "the header has another hash");
      }
      Hash256 root = new MerkleTree().root(txIds, row.txCount());
      if (!root.equals(Hash256.read(header, HEADER_MERKLE_ROOT))) {
        throw new BrokenRule(Rule.MERKLE_ROOT, "it is " + root.reversed());
      }
    } catch (BrokenRule e) {
      find(columns.blockFacts.file(), "block " + row.hash(), e.toString());
    }
  }

  /// No transaction pays out more than it takes in, where all of that is known.
  private void transactions(BlockRow row) {
    for (long tx = row.firstTx(); tx < row.firstTx() + row.txCount(); tx++) {
      long in = 0;
      boolean created = false;
      for (long input = chain.firstInput(tx); input < chain.firstInput(tx + 1); input++) {
        long value = chain.inputValue(input);
        created |= chain.prevOutput(input) == ChainView.COINBASE;
        in = in < 0 || value < 0 ? Block.UNKNOWN_VALUE : in + value;
      }
      long out = 0;
      for (long output = chain.firstOutput(tx); output < chain.firstOutput(tx + 1); output++) {
        out += chain.value(output);
      }
      if (!created && in >= 0 && out > in) {
        find("output-values.col", "transaction " + chain.txId(tx), "it pays out more than it has");
      }
    }
  }

  /// The spenders are the inverse of the inputs' links: each link has its entry, and there are no
  /// more entries than links.
  private void spenders() {
    long links = 0;
    for (long tx = 0; tx < chain.txCount(); tx++) {
      long end = chain.firstInput(tx + 1);
      for (long input = chain.firstInput(tx); input < end; input++) {
        long output = chain.prevOutput(input);
        if (output >= 0) {
          links++;
          if (columns.spender(output) != tx) {
            find("output-spenders.col", "output " + output, "transaction " + tx + " spends it");
          }
        }
      }
      if ((tx & 0xfffff) == 0) {
        progress.accept(0.6 + 0.3 * tx / chain.txCount());
      }
    }
    boolean interrupted = WriterLock.isMarked(folder);
    long entries = 0;
    for (long output = 0; output < chain.outputCount(); output++) {
      long spender = columns.spender(output);
      boolean leftOver = spender >= chain.txCount() && interrupted;
      entries += spender == Columns.UNSPENT || leftOver ? 0 : 1;
    }
    if (entries != links) {
      find(
          "output-spenders.col",
          "",
          entries + " outputs are marked as spent, " + links + " inputs spend one");
    }
  }

  private void indexes() {
    findings.indexes(chain.indexRuns());
    progress.accept(1);
  }
}
