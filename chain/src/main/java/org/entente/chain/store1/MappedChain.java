package org.entente.chain.store1;

import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.PrimitiveIterator;
import java.util.stream.Stream;
import org.entente.base.BadInput;
import org.entente.base.BlockHash;
import org.entente.base.Hash256;
import org.entente.base.Network;
import org.entente.base.OutPoint;
import org.entente.base.TxId;
import org.entente.chain.Block;
import org.entente.chain.ChainView;
import org.entente.chain.LedgerDigest;
import org.entente.chain.column1.Column;
import org.entente.chain.column1.IndexRun;
import org.entente.chain.column1.ManifestText;
import org.entente.chain.column1.RowBits;
import org.entente.chain.column1.RowIndex;
import org.entente.chain.script.ScriptType;
import org.entente.chain.store1.Manifest.Counts;

/// A store, opened to read: the ledger as it was at the last commit. Nothing is loaded: opening
/// costs a few system calls, and what is asked for is read through the mapping.
///
/// Appending goes on beside readers unseen. Taking blocks back does not: a reader that was open
/// meanwhile should be opened again.
public final class MappedChain implements ChainView, AutoCloseable {
  static final String INDEX = "index";

  private final Path folder;
  private final Network network;
  private final Columns columns;
  private final Indexes indexes;
  private final Counts bounds;
  private final String digest;

  private record Indexes(RowIndex txs, RowIndex scripts) {}

  private MappedChain(
      Path folder,
      Network network,
      Columns columns,
      Indexes indexes,
      Counts bounds,
      String digest) {
    this.folder = folder;
    this.network = network;
    this.columns = columns;
    this.indexes = indexes;
    this.bounds = bounds;
    this.digest = digest;
  }

  /// True if a store was begun in this folder.
  public static boolean exists(Path folder) {
    return ManifestText.exists(folder);
  }

  public static MappedChain open(Path folder) throws IOException {
    if (!exists(folder)) {
      throw new BadInput(
          folder.toString(),
          "",
          "there is no store in this folder",
          "Make one: entente chain import bitcoin --store " + folder + " PATH...");
    }
    Manifest manifest = Manifest.read(folder);
    Columns columns = Columns.read(folder, manifest);
    Path index = folder.resolve(INDEX);
    Counts counts = manifest.counts();
    Indexes indexes =
        new Indexes(
            RowIndex.read(index, "tx", counts.txs(), row -> Keys.TxKey.hashOf(columns, row)),
            RowIndex.read(
                index, "script", counts.scripts(), row -> Keys.ScriptKey.hashOf(columns, row)));
    return new MappedChain(folder, manifest.network(), columns, indexes, counts, manifest.digest());
  }

  Columns columns() {
    return columns;
  }

  List<IndexRun> indexRuns() {
    return Stream.concat(indexes.txs.runs().stream(), indexes.scripts.runs().stream()).toList();
  }

  /// A block as it was appended, but for what no ledger keeps: input scripts and witnesses.
  /// Appending it again gives the same rows.
  public Block read(int block) {
    return new Replay(this).read(block);
  }

  @Override
  public Network network() {
    return network;
  }

  @Override
  public String digest() {
    return digest;
  }

  @Override
  public int blockCount() {
    return bounds.blocks();
  }

  @Override
  public long txCount() {
    return bounds.txs();
  }

  @Override
  public long inputCount() {
    return bounds.inputs();
  }

  @Override
  public long outputCount() {
    return bounds.outputs();
  }

  @Override
  public long scriptCount() {
    return bounds.scripts();
  }

  @Override
  public BlockRow block(int block) {
    Objects.checkIndex(block, bounds.blocks());
    long first = columns.firstTx(block);
    long end = block + 1 < bounds.blocks() ? columns.firstTx(block + 1) : bounds.txs();
    Column facts = columns.blockFacts;
    int extent = (int) facts.getLong(block, Columns.FACT_EXTENT) & 0xff;
    return new BlockRow(
        Block.Extent.ofCode(extent)
            .orElseThrow(() -> damaged("block " + block, "unknown extent " + extent)),
        new BlockHash(columns.blockHash(block)),
        new BlockHash(Columns.hash(facts, block, Columns.FACT_PARENT)),
        height(block),
        facts.getLong(block, Columns.FACT_TIME),
        first,
        (int) (end - first));
  }

  @Override
  public byte[] header(int block) {
    byte[] header = new byte[block(block).extent() == Block.Extent.FULL ? 80 : 0];
    columns.blockFacts.copy(block, 0, header, 0, header.length);
    return header;
  }

  private int height(int block) {
    return (int) columns.blockHeights.getLong(block, 0);
  }

  @Override
  public int findBlock(BlockHash hash) {
    if (hash.equals(BlockHash.NONE)) {
      return -1;
    }
    Hash256 wanted = hash.hash();
    long first = Long.reverseBytes(wanted.a());
    for (int block = 0; block < bounds.blocks(); block++) {
      if (columns.blockHashes.getLong(block, 0) == first
          && columns.blockHash(block).equals(wanted)) {
        return block;
      }
    }
    return -1;
  }

  @Override
  public int findBlock(int height) {
    if (height < 0) {
      return -1;
    }
    if (height < bounds.blocks() && height(height) == height) {
      return height;
    }
    for (int block = 0; block < bounds.blocks(); block++) {
      if (height(block) == height) {
        return block;
      }
    }
    return -1;
  }

  @Override
  public int blockOf(long tx) {
    Objects.checkIndex(tx, bounds.txs());
    int low = 0;
    int high = bounds.blocks() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (columns.firstTx(middle) <= tx) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  @Override
  public long findTx(TxId txId) {
    return indexes.txs.find(new Keys.TxKey(columns).set(txId.hash().bytes(), 0), bounds.txs());
  }

  @Override
  public TxId txId(long tx) {
    Objects.checkIndex(tx, bounds.txs());
    return new TxId(Columns.hash(columns.txIds, tx, 0));
  }

  @Override
  public long firstInput(long tx) {
    Objects.checkIndex(tx, bounds.txs() + 1);
    return tx == bounds.txs() ? bounds.inputs() : columns.inputStarts.select(tx);
  }

  @Override
  public long firstOutput(long tx) {
    Objects.checkIndex(tx, bounds.txs() + 1);
    return tx == bounds.txs() ? bounds.outputs() : columns.outputStarts.select(tx);
  }

  @Override
  public void firstInputs(long tx, long[] starts, int count) {
    starts(columns.inputStarts, tx, starts, count, bounds.inputs());
  }

  @Override
  public void firstOutputs(long tx, long[] starts, int count) {
    starts(columns.outputStarts, tx, starts, count, bounds.outputs());
  }

  private void starts(RowBits marks, long tx, long[] starts, int count, long end) {
    Objects.checkFromIndexSize(tx, count, bounds.txs() + 1);
    int known = (int) Math.min(count, bounds.txs() - tx);
    marks.select(tx, starts, known);
    if (known < count) {
      starts[known] = end;
    }
  }

  @Override
  public long txOfOutput(long output) {
    Objects.checkIndex(output, bounds.outputs());
    return columns.outputStarts.rank(output);
  }

  @Override
  public long value(long output) {
    Objects.checkIndex(output, bounds.outputs());
    return columns.value(output);
  }

  @Override
  public long spender(long output) {
    Objects.checkIndex(output, bounds.outputs());
    long spender = columns.spender(output);
    return spender < bounds.txs() ? spender : NONE;
  }

  @Override
  public long prevOutput(long input) {
    Objects.checkIndex(input, bounds.inputs());
    long prev = columns.prevOutput(input);
    if (prev < bounds.outputs()) {
      return prev;
    }
    if (prev == Columns.COINBASE) {
      return COINBASE;
    }
    if (prev == Columns.UNSEEN) {
      return UNSEEN;
    }
    throw damaged("input " + input, "it spends output " + prev + ", which is not there");
  }

  @Override
  public Unseen unseen(long input) {
    Objects.checkIndex(input, bounds.inputs());
    long row = columns.findUnseen(input);
    Column unseen = columns.unseen;
    if (row >= bounds.unseen() || unseen.getLong(row, 0) != input) {
      throw new NoSuchElementException("input " + input + " spends an output of this ledger");
    }
    int length = (int) unseen.getLong(row, Columns.UNSEEN_SCRIPT_LENGTH);
    byte[] script = new byte[Math.max(0, length)];
    columns.unseenBytes.copy(
        unseen.getLong(row, Columns.UNSEEN_SCRIPT), 0, script, 0, script.length);
    return new Unseen(
        new OutPoint(
            new TxId(Columns.hash(unseen, row, Columns.UNSEEN_ID)),
            (int) unseen.getLong(row, Columns.UNSEEN_VOUT)),
        unseen.getLong(row, Columns.UNSEEN_VALUE),
        length < 0 ? null : script);
  }

  @Override
  public long scriptOf(long output) {
    Objects.checkIndex(output, bounds.outputs());
    return columns.scriptOf(output);
  }

  @Override
  public byte[] script(long script) {
    Objects.checkIndex(script, bounds.scripts());
    return columns.script(script);
  }

  @Override
  public ScriptType scriptType(long script) {
    Objects.checkIndex(script, bounds.scripts());
    ScriptType told = columns.scriptType(script);
    return told != null ? told : ScriptType.of(columns.script(script));
  }

  @Override
  public long findScript(byte[] script) {
    return indexes.scripts.find(
        new Keys.ScriptKey(columns).set(script, 0, script.length), bounds.scripts());
  }

  /// Looks through the whole column: a billion outputs a second, and no byte of index.
  @Override
  public PrimitiveIterator.OfLong outputsOf(long script) {
    Objects.checkIndex(script, bounds.scripts());
    return new OutputsOfScript(columns.scriptNumbers, bounds.outputs(), script);
  }

  private static final class OutputsOfScript implements PrimitiveIterator.OfLong {
    private final MemorySegment mapped;
    private final long end;
    private final long script;
    private long next = -1;

    OutputsOfScript(Column column, long end, long script) {
      this.mapped = column.mapped();
      this.end = end;
      this.script = script;
      advance();
    }

    private void advance() {
      long at = next + 1;
      long offset = at * 5;
      while (at < end && (mapped.get(JAVA_LONG_UNALIGNED, offset) & Columns.MASK_40) != script) {
        at++;
        offset += 5;
      }
      next = at;
    }

    @Override
    public boolean hasNext() {
      return next < end;
    }

    @Override
    public long nextLong() {
      if (next >= end) {
        throw new NoSuchElementException();
      }
      long found = next;
      advance();
      return found;
    }
  }

  @Override
  public ChainView before(int blocks) {
    Objects.checkIndex(blocks, bounds.blocks() + 1);
    if (blocks == bounds.blocks()) {
      return this;
    }
    Counts then = columns.countsBefore(blocks);
    String digestThen =
        blocks == 0
            ? new LedgerDigest(network).hex()
            : Columns.hash(columns.blockFacts, blocks - 1, Columns.FACT_DIGEST).hex();
    return new MappedChain(folder, network, columns, indexes, then, digestThen);
  }

  private BadInput damaged(String place, String reason) {
    return new BadInput(
        folder.toString(),
        place,
        "the store is damaged: " + reason,
        "Run entente chain check --store " + folder + ".");
  }

  @Override
  public void close() throws IOException {
    indexes.txs.close();
    indexes.scripts.close();
    columns.close();
  }
}
