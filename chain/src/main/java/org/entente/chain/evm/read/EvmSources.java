package org.entente.chain.evm.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.entente.base.BadInput;
import org.entente.base.Hash256;
import org.entente.chain.BrokenRule;
import org.entente.chain.BrokenRule.Rule;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmHeader;
import org.entente.chain.evm.FoundBlocks;
import org.entente.chain.evm.read.EvmFindings.Found;
import org.entente.chain.evm.transfer.TxTrace;
import org.entente.chain.evm.wire.BlockBody;
import org.entente.chain.evm.wire.BlockHeader;
import org.entente.chain.evm.wire.RlpReader;
import org.entente.chain.evm.wire.TxReceipt;
import org.entente.chain.read.Problem;
import org.jspecify.annotations.Nullable;

/// The blocks that stand in a number of files and folders, in the order of discovery.
///
/// Closing deletes the spill files.
public final class EvmSources implements FoundBlocks {
  private final EvmScanSettings settings;
  private final EvmFindings findings;
  private final List<Found> blocks;

  private EvmSources(EvmScanSettings settings, EvmFindings findings) throws IOException {
    this.settings = settings;
    this.findings = findings;
    blocks = findings.finish();
  }

  /// Searches files and folders. A folder is searched through, in sorted order; what is found
  /// there but not known is listed as a [Problem], while a file that is named itself must be
  /// known. Throws [org.entente.base.BadInput].
  public static EvmSources scan(List<Path> paths, EvmScanSettings settings) {
    try {
      EvmFindings findings = new EvmFindings(settings);
      try {
        new EvmScan(settings, findings).scan(paths);
        return new EvmSources(settings, findings);
      } catch (RuntimeException | IOException e) {
        findings.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("scratch folder " + settings.spillFolder(), e);
    }
  }

  @Override
  public List<EvmHeader> headers() {
    return blocks.stream().map(block -> block.order).toList();
  }

  @Override
  public String origin(int place) {
    Found block = blocks.get(place);
    return block.origin + ", block " + block.order.number();
  }

  @Override
  public EvmBlock read(int place) throws IOException {
    Found found = blocks.get(place);
    if (found.whole != null) {
      return EvmBlockCodec.decode(findings.load(found.whole));
    }
    try {
      return assembly(place).of(parts(found));
    } catch (IllegalArgumentException | ArithmeticException wrong) {
      throw new BrokenRule(Rule.FORMAT, String.valueOf(wrong.getMessage()));
    }
  }

  /// Only traces tell what a block that is known lacks, and whether they tell all of it shows when
  /// the block is read. A block that can't be read adds nothing.
  @Override
  public Set<EvmBlock.Proof> promised(int place) throws IOException {
    if (!findings.hasTraces()) {
      return Set.of();
    }
    try {
      return read(place).proofs();
    } catch (BrokenRule | BadInput _) {
      return Set.of();
    }
  }

  private BlockAssembly assembly(int place) {
    Consumer<String> skipped =
        what ->
            settings
                .listener()
                .problem(
                    new Problem(
                        Problem.Kind.SKIPPED,
                        blocks.get(place).origin,
                        "block " + blocks.get(place).order.number(),
                        what));
    return new BlockAssembly(settings.network(), settings.lenient() ? skipped : null);
  }

  private BlockParts parts(Found found) throws IOException {
    byte[] header = findings.load(Objects.requireNonNull(found.header));
    BlockBody body =
        BlockBody.decode(RlpReader.onlyList(findings.load(Objects.requireNonNull(found.body))));
    return new BlockParts(
        BlockHeader.decode(header).under(found.order.hash()),
        found.proven,
        body,
        found.told == null ? List.of() : ToldTxs.decode(findings.load(found.told)),
        receipts(found, body.txs().size()),
        this::trace);
  }

  /// Those that nodes told, if all are there; they tell more than the chain's own form.
  private List<FoundReceipt> receipts(Found found, int count) throws IOException {
    List<FoundReceipt> told = new ArrayList<>();
    for (Place run : found.runs) {
      RlpReader in = RlpReader.onlyList(findings.load(run));
      while (in.hasNext()) {
        told.add(FoundReceipt.decode(in));
      }
    }
    List<FoundReceipt> ordered = ReceiptOrder.of(told);
    if (ordered.size() == count || found.receipts == null) {
      return ordered;
    }
    List<FoundReceipt> bare = new ArrayList<>();
    for (TxReceipt receipt : TxReceipt.decodeAll(findings.load(found.receipts))) {
      bare.add(FoundReceipt.bare(bare.size(), receipt));
    }
    return bare;
  }

  private @Nullable TxTrace trace(Hash256 tx) {
    Place place = findings.trace(tx);
    try {
      return place == null ? null : TraceCodec.decode(findings.load(place));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    findings.close();
  }
}
