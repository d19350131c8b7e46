package org.entente.chain.evm.read;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.entente.base.BadInput;
import org.entente.base.Hash256;
import org.entente.chain.BrokenRule;
import org.entente.chain.BrokenRule.Rule;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmHeader;
import org.entente.chain.evm.FoundBlocks;
import org.entente.chain.evm.read.EvmFindings.Found;
import org.entente.chain.evm.table.TableBlocks;
import org.entente.chain.evm.transfer.TxTrace;
import org.entente.chain.evm.wire.BlockBody;
import org.entente.chain.evm.wire.BlockHeader;
import org.entente.chain.evm.wire.RlpReader;
import org.entente.chain.evm.wire.TxReceipt;
import org.entente.chain.read.Problem;
import org.jspecify.annotations.Nullable;

/// The blocks that stand in a number of files and folders, in the order of discovery; behind them
/// those of which only tables tell, by number.
///
/// Closing deletes the spill files.
public final class EvmSources implements FoundBlocks {
  private final EvmScanSettings settings;
  private final EvmFindings findings;
  private final List<Found> blocks;
  private final @Nullable TableBlocks tables;

  /// Places in the tables of blocks that no other source holds.
  private final int[] tablePlaces;

  private EvmSources(EvmScanSettings settings, EvmFindings findings) throws IOException {
    this.settings = settings;
    this.findings = findings;
    blocks = findings.finish();
    tables = findings.finishTables();
    tablePlaces = tables == null ? new int[0] : onlyInTables(tables);
  }

  private int[] onlyInTables(TableBlocks found) {
    Set<Hash256> hashes = new HashSet<>();
    Set<Long> numbers = new HashSet<>();
    for (Found block : blocks) {
      hashes.add(block.order.hash());
      numbers.add(block.order.number());
    }
    List<EvmHeader> headers = found.headers();
    return IntStream.range(0, headers.size())
        .filter(
            place -> {
              EvmHeader header = headers.get(place);
              return header.hash().equals(EvmBlock.UNKNOWN_HASH)
                  ? !numbers.contains(header.number())
                  : !hashes.contains(header.hash());
            })
        .toArray();
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
    return new Headers();
  }

  /// Those of tables are made when asked for: ten million of them would fill the heap.
  private final class Headers extends AbstractList<EvmHeader> implements RandomAccess {
    @Override
    public EvmHeader get(int place) {
      return place < blocks.size()
          ? blocks.get(place).order
          : Objects.requireNonNull(tables).headers().get(inTables(place));
    }

    @Override
    public int size() {
      return blocks.size() + tablePlaces.length;
    }
  }

  private int inTables(int place) {
    return tablePlaces[place - blocks.size()];
  }

  @Override
  public String origin(int place) {
    if (place >= blocks.size()) {
      return Objects.requireNonNull(tables).origin(inTables(place));
    }
    Found block = blocks.get(place);
    return block.origin + ", block " + block.order.number();
  }

  @Override
  public EvmBlock read(int place) throws IOException {
    if (place >= blocks.size()) {
      return Objects.requireNonNull(tables).read(inTables(place));
    }
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
        traces(found));
  }

  private BlockParts.Traces traces(Found found) {
    Map<Hash256, TxTrace> inTables =
        tables == null ? Map.of() : tables.traces(found.order.number(), found.order.hash());
    return tx -> {
      TxTrace trace = trace(tx);
      return trace == null ? inTables.get(tx) : trace;
    };
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
    if (tables != null) {
      tables.close();
    }
  }
}
