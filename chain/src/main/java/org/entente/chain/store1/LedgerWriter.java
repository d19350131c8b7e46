package org.entente.chain.store1;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.base.BlockHash;
import org.entente.base.Hash256;
import org.entente.base.Network;
import org.entente.base.TxId;
import org.entente.chain.Block;
import org.entente.chain.Block.SpentOutputs;
import org.entente.chain.BrokenRule;
import org.entente.chain.BrokenRule.Rule;
import org.entente.chain.LedgerDigest;
import org.entente.chain.check.SpendRules;
import org.entente.chain.column1.Column;
import org.entente.chain.column1.ManifestText;
import org.entente.chain.column1.RowIndex;
import org.entente.chain.column1.Seals;
import org.entente.chain.column1.WriterLock;
import org.entente.chain.store1.Manifest.Counts;

/// The one writer of a store: appends blocks, takes the newest back, commits.
///
/// A block is taken whole or not at all: [#append] throws [BrokenRule] and leaves the store as it
/// was. What was appended is durable after [#commit]; a crash before falls back to the commit
/// before. After an [IOException] (a full disk) the writer takes nothing more; close it, and open
/// it again.
public final class LedgerWriter implements AutoCloseable {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final Path folder;
  private final Network network;
  private final WriterLock lock;
  private final Columns columns;
  private final List<Seals> seals = new ArrayList<>();
  private final RowIndex txIndex;
  private final RowIndex scriptIndex;
  private final RowIndex unseenIndex;
  private final Keys.TxKey txKey;
  private final Keys.ScriptKey scriptKey;
  private final Keys.UnseenKey unseenKey;
  private Counts committed;
  private byte[] digest;
  private boolean broken;

  private LedgerWriter(Path folder, WriterLock lock, Manifest manifest) throws IOException {
    this.folder = folder;
    this.network = manifest.network();
    this.lock = lock;
    this.committed = manifest.counts();
    this.digest = Hash256.ofHex(manifest.digest()).bytes();
    columns = Columns.write(folder, manifest);
    for (Column column : columns.sealed()) {
      seals.add(Seals.write(column));
    }
    if (lock.mark()) {
      forgetUncommittedSpends();
    }
    Path index = folder.resolve(MappedChain.INDEX);
    txIndex = RowIndex.write(index, "tx", committed.txs(), row -> Keys.TxKey.hashOf(columns, row));
    scriptIndex =
        RowIndex.write(
            index, "script", committed.scripts(), row -> Keys.ScriptKey.hashOf(columns, row));
    unseenIndex =
        RowIndex.write(
            index, "unseen", committed.unseen(), row -> Keys.UnseenKey.hashOf(columns, row));
    txKey = new Keys.TxKey(columns);
    scriptKey = new Keys.ScriptKey(columns);
    unseenKey = new Keys.UnseenKey(columns);
  }

  /// Opens the store in `folder`, or begins one there. A store knows its network for good.
  public static LedgerWriter open(Path folder, Network network) throws IOException {
    WriterLock lock = WriterLock.take(folder);
    try {
      if (!ManifestText.exists(folder)) {
        Manifest.empty(network, new LedgerDigest(network).hex()).write(folder);
      }
      Manifest read = Manifest.read(folder);
      if (read.network() != network) {
        throw new BadInput(
            folder.toString(),
            "",
            "this store holds " + read.network().text() + ", not " + network.text(),
            "Name its network, or another folder.");
      }
      return new LedgerWriter(folder, lock, read);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /// See the package comment: whatever a crashed writer left names a transaction that is not
  /// there.
  private void forgetUncommittedSpends() {
    for (long output = 0; output < committed.outputs(); output++) {
      long spender = columns.spender(output);
      if (spender >= committed.txs() && spender != Columns.UNSPENT) {
        columns.spenders.set(output, Columns.UNSPENT);
      }
    }
  }

  public Network network() {
    return network;
  }

  public int blockCount() {
    return (int) columns.blockHashes.rows();
  }

  /// Transactions, with those not yet committed.
  public long txCount() {
    return columns.txIds.rows();
  }

  public BlockHash blockHash(int block) throws IOException {
    columns.blockHashes.flush();
    return new BlockHash(columns.blockHash(block));
  }

  /// False after an [IOException]: only closing makes sense then.
  public boolean isSound() {
    return !broken;
  }

  /// True if a transaction with this id is in the ledger.
  public boolean holds(TxId txId) {
    return txIndex.find(txKey.set(txId.hash().bytes(), 0), txCount()) != RowIndex.NONE;
  }

  /// Takes the block as the newest, or throws [BrokenRule] and takes nothing of it.
  public void append(Block block) throws IOException {
    if (broken) {
      throw new IllegalStateException("the writer failed before; open it again");
    }
    Counts before = counts();
    byte[] digestBefore = digest;
    broken = true;
    try {
      appendRows(block);
      broken = false;
    } catch (BrokenRule e) {
      digest = digestBefore;
      takeBack(before);
      broken = false;
      throw e;
    }
  }

  private void appendRows(Block block) throws IOException {
    Counts before = counts();
    appendTxIds(block);
    appendOutputs(block);
    for (int tx = 0; tx < block.txCount(); tx++) {
      int inputs = block.firstInput(tx + 1) - block.firstInput(tx);
      int outputs = block.firstOutput(tx + 1) - block.firstOutput(tx);
      if (inputs == 0 || outputs == 0) {
        throw new BrokenRule(Rule.FORMAT, block.txId(tx) + " has no inputs or no outputs");
      }
      SpendRules.outputSum(block, tx);
      columns.inputStarts.append(inputs);
      columns.outputStarts.append(outputs);
    }
    columns.flush();
    appendInputs(block, before);
    appendBlockRow(block, before);
  }

  private void appendTxIds(Block block) throws IOException {
    long first = txCount();
    columns.txIds.append(block.txIds(), 0, block.txCount() * Hash256.BYTES);
    columns.txIds.flush();
    for (int tx = 0; tx < block.txCount(); tx++) {
      txKey.set(block.txIds(), tx * Hash256.BYTES);
      // Only a coinbase may repeat an id, as two did before BIP30.
      boolean mayRepeat = block.isCoinbase(block.firstInput(tx));
      if (!mayRepeat && txIndex.find(txKey, first + tx) != RowIndex.NONE) {
        throw new BrokenRule(Rule.FORMAT, block.txId(tx) + " is in the ledger already");
      }
      txIndex.add(txKey.hash());
    }
  }

  private void appendOutputs(Block block) throws IOException {
    for (int output = 0; output < block.outputCount(); output++) {
      columns.values.append(block.value(output));
      columns.spenders.append(Columns.UNSPENT);
      columns.scriptNumbers.append(
          intern(block.bytes(), block.scriptOffset(output), block.scriptLength(output)));
    }
  }

  /// Number of the script, a new one if it was never seen.
  private long intern(byte[] bytes, int from, int length) throws IOException {
    scriptKey.set(bytes, from, length);
    long known = scriptIndex.find(scriptKey, columns.scriptEnds.rows());
    if (known != RowIndex.NONE) {
      return known;
    }
    columns.scriptBytes.append(bytes, from, length);
    columns.scriptEnds.append(columns.scriptBytes.rows());
    scriptIndex.add(scriptKey.hash());
    return columns.scriptEnds.rows() - 1;
  }

  private void appendInputs(Block block, Counts before) throws IOException {
    long fees = 0;
    boolean feesKnown = true;
    for (int tx = 0; tx < block.txCount(); tx++) {
      long sum = 0;
      boolean coinbase = block.isCoinbase(block.firstInput(tx));
      for (int input = block.firstInput(tx); input < block.firstInput(tx + 1); input++) {
        long value = coinbase ? appendCoinbase() : appendInput(block, input, before.txs() + tx);
        sum = sum < 0 || value < 0 ? Block.UNKNOWN_VALUE : sum + value;
      }
      if (sum < 0) {
        feesKnown = false;
      } else if (!coinbase) {
        fees += SpendRules.fees(block, tx, sum);
      }
    }
    if (feesKnown && block.extent() == Block.Extent.FULL && block.height() >= 0) {
      SpendRules.checkSubsidy(block, network, block.height(), fees);
    }
    columns.prevOutputs.flush();
    columns.unseen.flush();
    columns.unseenBytes.flush();
  }

  private long appendCoinbase() throws IOException {
    columns.prevOutputs.append(Columns.COINBASE);
    return 0;
  }

  /// Links one input and returns the value that it spends.
  private long appendInput(Block block, int input, long tx) throws IOException {
    txKey.set(block.bytes(), block.prevIdOffset(input));
    long prevTx = txIndex.find(txKey, txCount());
    if (prevTx == RowIndex.NONE) {
      return appendUnseen(block, input);
    }
    if (prevTx >= tx) {
      throw new BrokenRule(Rule.FORMAT, "spends " + block.prev(input) + " before it is there");
    }
    long first = columns.outputStarts.select(prevTx);
    long output = first + block.prevVout(input);
    if (block.prevVout(input) < 0 || output >= columns.outputStarts.select(prevTx + 1)) {
      throw new BrokenRule(Rule.MISSING_OUTPUT, block.prev(input).toString());
    }
    if (columns.spender(output) != Columns.UNSPENT) {
      throw new BrokenRule(Rule.DOUBLE_SPEND, block.prev(input).toString());
    }
    long value = columns.value(output);
    SpentOutputs told = block.spent();
    if (told != null && told.values()[input] >= 0 && told.values()[input] != value) {
      throw new BrokenRule(
          Rule.TOLD_VALUE,
          block.prev(input) + " has " + value + ", not " + told.values()[input] + " satoshi");
    }
    columns.spenders.set(output, tx);
    columns.prevOutputs.append(output);
    return value;
  }

  private long appendUnseen(Block block, int input) throws IOException {
    unseenKey.set(block.bytes(), block.prevIdOffset(input), block.prevVout(input));
    if (unseenIndex.find(unseenKey, columns.unseen.rows()) != RowIndex.NONE) {
      throw new BrokenRule(Rule.DOUBLE_SPEND, block.prev(input).toString());
    }
    SpentOutputs told = block.spent();
    long value = told == null ? Block.UNKNOWN_VALUE : told.values()[input];
    byte[] row = new byte[Columns.UNSEEN_BYTES];
    LONG.set(row, 0, columns.prevOutputs.rows());
    System.arraycopy(block.bytes(), block.prevIdOffset(input), row, Columns.UNSEEN_ID, 32);
    INT.set(row, Columns.UNSEEN_VOUT, block.prevVout(input));
    LONG.set(row, Columns.UNSEEN_VALUE, value);
    LONG.set(row, Columns.UNSEEN_SCRIPT, columns.unseenBytes.rows());
    INT.set(row, Columns.UNSEEN_SCRIPT_LENGTH, -1);
    if (told != null && told.scriptOffset()[input] >= 0) {
      int length = told.scriptLength()[input];
      INT.set(row, Columns.UNSEEN_SCRIPT_LENGTH, length);
      columns.unseenBytes.append(told.bytes(), told.scriptOffset()[input], length);
    }
    columns.unseen.append(row, 0, row.length);
    unseenIndex.add(unseenKey.hash());
    columns.prevOutputs.append(Columns.UNSEEN);
    return value;
  }

  private void appendBlockRow(Block block, Counts before) throws IOException {
    LedgerDigest next = new LedgerDigest(digest);
    next.append(block, unseenInputs(before));
    digest = next.value();
    byte[] facts = new byte[Columns.FACTS_BYTES];
    System.arraycopy(block.header(), 0, facts, 0, block.header().length);
    block.parent().hash().write(facts, Columns.FACT_PARENT);
    System.arraycopy(digest, 0, facts, Columns.FACT_DIGEST, digest.length);
    LONG.set(facts, Columns.FACT_TIME, block.time());
    put40(facts, Columns.FACT_FIRST_SCRIPT, before.scripts());
    put40(facts, Columns.FACT_FIRST_UNSEEN, before.unseen());
    facts[Columns.FACT_EXTENT] = block.extent().code();
    columns.blockFacts.append(facts, 0, facts.length);
    columns.blockHashes.append(block.hash().hash().bytes(), 0, Hash256.BYTES);
    columns.blockHeights.append(block.height());
    columns.blockStarts.append(before.txs());
  }

  private int[] unseenInputs(Counts before) {
    int[] inputs = new int[(int) (columns.unseen.rows() - before.unseen())];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = (int) (columns.unseen.getLong(before.unseen() + i, 0) - before.inputs());
    }
    return inputs;
  }

  private static void put40(byte[] bytes, int offset, long value) {
    INT.set(bytes, offset, (int) value);
    bytes[offset + 4] = (byte) (value >>> 32);
  }

  private Counts counts() {
    return new Counts(
        (int) columns.blockHashes.rows(),
        columns.txIds.rows(),
        columns.prevOutputs.rows(),
        columns.values.rows(),
        columns.scriptEnds.rows(),
        columns.scriptBytes.rows(),
        columns.unseen.rows(),
        columns.unseenBytes.rows());
  }

  /// Takes back the newest blocks until `blocks` remain, durably: what they spent is unspent
  /// again.
  public void truncate(int blocks) throws IOException {
    columns.flush();
    if (blocks >= blockCount()) {
      return;
    }
    broken = true;
    Counts to = columns.countsBefore(blocks);
    byte[] digestThen = new LedgerDigest(network).value();
    if (blocks > 0) {
      columns.blockFacts.copy(blocks - 1, Columns.FACT_DIGEST, digestThen, 0, digestThen.length);
    }
    digest = digestThen;
    takeBack(to);
    broken = false;
  }

  /// Drops rows and index entries behind `to`, then frees the outputs that they spent. If
  /// committed blocks go, the manifest goes back before any link does: after a crash in between,
  /// the links left over name transactions that are not there, which the next writer clears.
  private void takeBack(Counts to) throws IOException {
    columns.flush();
    long inputs = columns.prevOutputs.rows();
    txIndex.truncate(to.txs());
    scriptIndex.truncate(to.scripts());
    unseenIndex.truncate(to.unseen());
    columns.truncate(to);
    if (to.blocks() < committed.blocks()) {
      commit();
    }
    for (long input = inputs - 1; input >= to.inputs(); input--) {
      long output = columns.prevOutput(input);
      if (output < to.outputs()) {
        columns.spenders.set(output, Columns.UNSPENT);
      }
    }
  }

  /// Makes all that was appended durable.
  public void commit() throws IOException {
    broken = true;
    columns.force();
    Map<String, Integer> tails = new LinkedHashMap<>();
    List<Column> sealed = columns.sealed();
    for (int i = 0; i < sealed.size(); i++) {
      tails.put(sealed.get(i).file().getFileName().toString(), seals.get(i).seal(sealed.get(i)));
    }
    new Manifest(
            network,
            counts(),
            Hash256.read(digest, 0).hex(),
            columns.inputStarts.tail(),
            columns.outputStarts.tail(),
            tails)
        .write(folder);
    committed = counts();
    broken = false;
  }

  /// Closes the store at the last commit.
  @Override
  public void close() throws IOException {
    try (lock) {
      if (!broken && !counts().equals(committed)) {
        takeBack(committed);
      }
      if (!broken) {
        txIndex.seal();
        scriptIndex.seal();
        unseenIndex.seal();
        columns.force(); // links that were taken back, before the mark that they may not be goes
      }
      txIndex.close();
      scriptIndex.close();
      unseenIndex.close();
      for (Seals each : seals) {
        each.close();
      }
      columns.close();
      if (!broken) {
        lock.unmark();
      }
    }
  }
}
