package org.entente.chain.store1;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.base.Hash256;
import org.entente.chain.column1.Column;
import org.entente.chain.column1.RowBits;
import org.entente.chain.script.ScriptType;
import org.entente.chain.store1.Manifest.Counts;
import org.jspecify.annotations.Nullable;

/// All columns of one store, opened together, and the reading that writer and readers share.
/// Knows no bounds: whoever asks has checked them.
final class Columns implements AutoCloseable {
  static final long MASK_40 = (1L << 40) - 1;
  static final long MASK_48 = (1L << 48) - 1;
  static final long MASK_56 = (1L << 56) - 1;

  /// An output that nothing spends.
  static final long UNSPENT = MASK_40;

  /// An input that creates coins.
  static final long COINBASE = MASK_40;

  /// An input whose previous output stands in the column of unseen ones.
  static final long UNSEEN = MASK_40 - 1;

  /// header 80, parent 32, digest 32, time 8, first script 5, first unseen 5, extent 1.
  static final int FACTS_BYTES = 163;

  static final int FACT_PARENT = 80;
  static final int FACT_DIGEST = 112;
  static final int FACT_TIME = 144;
  static final int FACT_FIRST_SCRIPT = 152;
  static final int FACT_FIRST_UNSEEN = 157;
  static final int FACT_EXTENT = 162;

  /// input number 8, previous id 32, vout 4, value 8, start of its script 8, length 4.
  static final int UNSEEN_BYTES = 64;

  static final int UNSEEN_ID = 8;
  static final int UNSEEN_VOUT = 40;
  static final int UNSEEN_VALUE = 44;
  static final int UNSEEN_SCRIPT = 52;
  static final int UNSEEN_SCRIPT_LENGTH = 60;

  final Column blockHashes;
  final Column blockHeights;
  final Column blockFacts;
  final Column blockStarts;
  final Column txIds;
  final Column prevOutputs;
  final Column inputStartRows;
  final Column inputStartSamples;
  final Column values;
  final Column scriptNumbers;
  final Column spenders;
  final Column outputStartRows;
  final Column outputStartSamples;
  final Column scriptEnds;
  final Column scriptBytes;
  final Column unseen;
  final Column unseenBytes;
  final RowBits inputStarts;
  final RowBits outputStarts;

  private interface Opening {
    Column open(Path file, int width, long rows) throws IOException;
  }

  private Columns(Path folder, Manifest manifest, Opening opening) throws IOException {
    Counts counts = manifest.counts();
    blockHashes = opening.open(folder.resolve("block-hashes.col"), 32, counts.blocks());
    blockHeights = opening.open(folder.resolve("block-heights.col"), 4, counts.blocks());
    blockFacts = opening.open(folder.resolve("block-facts.col"), FACTS_BYTES, counts.blocks());
    blockStarts = opening.open(folder.resolve("block-starts.col"), 5, counts.blocks());
    txIds = opening.open(folder.resolve("tx-ids.col"), 32, counts.txs());
    prevOutputs = opening.open(folder.resolve("input-prevs.col"), 5, counts.inputs());
    values = opening.open(folder.resolve("output-values.col"), 7, counts.outputs());
    scriptNumbers = opening.open(folder.resolve("output-scripts.col"), 5, counts.outputs());
    spenders = opening.open(folder.resolve("output-spenders.col"), 5, counts.outputs());
    scriptEnds = opening.open(folder.resolve("script-ends.col"), 6, counts.scripts());
    scriptBytes = opening.open(folder.resolve("script-bytes.col"), 1, counts.scriptBytes());
    unseen = opening.open(folder.resolve("unseen.col"), UNSEEN_BYTES, counts.unseen());
    unseenBytes = opening.open(folder.resolve("unseen-bytes.col"), 1, counts.unseenBytes());
    inputStartRows = openBits(folder, "input-starts.col", counts.inputs(), opening);
    inputStartSamples = openSamples(folder, "input-samples.col", counts.txs(), opening);
    outputStartRows = openBits(folder, "output-starts.col", counts.outputs(), opening);
    outputStartSamples = openSamples(folder, "output-samples.col", counts.txs(), opening);
    inputStarts =
        new RowBits(
            inputStartRows,
            inputStartSamples,
            counts.inputs(),
            counts.txs(),
            manifest.inputStarts());
    outputStarts =
        new RowBits(
            outputStartRows,
            outputStartSamples,
            counts.outputs(),
            counts.txs(),
            manifest.outputStarts());
  }

  private static Column openBits(Path folder, String name, long bits, Opening opening)
      throws IOException {
    return opening.open(folder.resolve(name), RowBits.ROW_BYTES, RowBits.rowsFor(bits));
  }

  private static Column openSamples(Path folder, String name, long ones, Opening opening)
      throws IOException {
    return opening.open(folder.resolve(name), RowBits.SAMPLE_BYTES, RowBits.samplesFor(ones));
  }

  static Columns read(Path folder, Manifest manifest) throws IOException {
    return new Columns(folder, manifest, Column::read);
  }

  static Columns write(Path folder, Manifest manifest) throws IOException {
    return new Columns(folder, manifest, Column::write);
  }

  /// Those that only grow, and are sealed. The spenders are not among them.
  List<Column> sealed() {
    return List.of(
        blockHashes,
        blockHeights,
        blockFacts,
        blockStarts,
        txIds,
        prevOutputs,
        values,
        scriptNumbers,
        scriptEnds,
        scriptBytes,
        unseen,
        unseenBytes,
        inputStartRows,
        inputStartSamples,
        outputStartRows,
        outputStartSamples);
  }

  long value(long output) {
    return values.get(output, MASK_56);
  }

  long spender(long output) {
    return spenders.get(output, MASK_40);
  }

  long prevOutput(long input) {
    return prevOutputs.get(input, MASK_40);
  }

  long scriptOf(long output) {
    return scriptNumbers.get(output, MASK_40);
  }

  long firstTx(int block) {
    return blockStarts.get(block, MASK_40);
  }

  Hash256 blockHash(int block) {
    return hash(blockHashes, block, 0);
  }

  static Hash256 hash(Column column, long row, int offset) {
    return new Hash256(
        Long.reverseBytes(column.getLong(row, offset)),
        Long.reverseBytes(column.getLong(row, offset + 8)),
        Long.reverseBytes(column.getLong(row, offset + 16)),
        Long.reverseBytes(column.getLong(row, offset + 24)));
  }

  /// A writer asks for scripts that it has just added.
  void makeScriptReadable(long script) {
    scriptEnds.makeReadable(script);
    scriptBytes.makeReadable(scriptEnd(script) - 1);
  }

  long scriptStart(long script) {
    return script == 0 ? 0 : scriptEnds.get(script - 1, MASK_48);
  }

  long scriptEnd(long script) {
    return scriptEnds.get(script, MASK_48);
  }

  byte[] script(long script) {
    long start = scriptStart(script);
    byte[] bytes = new byte[(int) (scriptEnd(script) - start)];
    scriptBytes.copy(start, 0, bytes, 0, bytes.length);
    return bytes;
  }

  /// The kind of the script where its length and ends tell it, else null.
  @Nullable ScriptType scriptType(long script) {
    long start = scriptStart(script);
    long end = scriptEnd(script);
    int tail = end - start < 2 ? 0 : (int) scriptBytes.get(end - 2, 0xffff);
    return end == start
        ? ScriptType.OTHER
        : ScriptType.ofEnds((int) (end - start), scriptBytes.getLong(start, 0), tail);
  }

  /// Place of the first row of `unseen` whose input is `input` or later.
  long findUnseen(long input) {
    long low = 0;
    long high = unseen.rows();
    while (low < high) {
      long middle = (low + high) >>> 1;
      if (unseen.getLong(middle, 0) < input) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /// The rows that stand before this block's.
  Counts countsBefore(int block) {
    long txs = firstTx(block);
    long scripts = blockFacts.getLong(block, FACT_FIRST_SCRIPT) & MASK_40;
    long firstUnseen = blockFacts.getLong(block, FACT_FIRST_UNSEEN) & MASK_40;
    return new Counts(
        block,
        txs,
        inputStarts.select(txs),
        outputStarts.select(txs),
        scripts,
        scriptStart(scripts),
        firstUnseen,
        firstUnseen < unseen.rows()
            ? unseen.getLong(firstUnseen, UNSEEN_SCRIPT)
            : unseenBytes.rows());
  }

  void truncate(Counts to) throws IOException {
    blockHashes.truncate(to.blocks());
    blockHeights.truncate(to.blocks());
    blockFacts.truncate(to.blocks());
    blockStarts.truncate(to.blocks());
    txIds.truncate(to.txs());
    prevOutputs.truncate(to.inputs());
    values.truncate(to.outputs());
    scriptNumbers.truncate(to.outputs());
    spenders.truncate(to.outputs());
    scriptEnds.truncate(to.scripts());
    scriptBytes.truncate(to.scriptBytes());
    unseen.truncate(to.unseen());
    unseenBytes.truncate(to.unseenBytes());
    inputStarts.truncate(to.inputs(), to.txs());
    outputStarts.truncate(to.outputs(), to.txs());
  }

  void flush() throws IOException {
    for (Column column : sealed()) {
      column.flush();
    }
    spenders.flush();
  }

  void force() throws IOException {
    Column.force(all());
  }

  private List<Column> all() {
    List<Column> all = new ArrayList<>(sealed());
    all.add(spenders);
    return all;
  }

  @Override
  public void close() throws IOException {
    IOException failed = null;
    for (Column column : all()) {
      try {
        column.close();
      } catch (IOException e) {
        failed = e; // a full disk; the others must be closed all the same
      }
    }
    if (failed != null) {
      throw failed;
    }
  }
}
