package org.entente.chain.memory;

import static org.entente.chain.BrokenRule.Rule.DOUBLE_SPEND;
import static org.entente.chain.BrokenRule.Rule.MISSING_OUTPUT;
import static org.entente.chain.BrokenRule.Rule.TOLD_VALUE;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.PrimitiveIterator;
import org.entente.base.BlockHash;
import org.entente.base.Network;
import org.entente.base.OutPoint;
import org.entente.base.TxId;
import org.entente.chain.Block;
import org.entente.chain.BrokenRule;
import org.entente.chain.ChainView;
import org.entente.chain.LedgerDigest;
import org.jspecify.annotations.Nullable;

/// The oracle: every answer is looked up in a list or a map that was filled block by block, and
/// an earlier state is simply built again from fewer blocks.
public final class MemoryChain implements ChainView {
  private record Tx(TxId id, int block, long firstInput, long firstOutput) {}

  private record Input(long prev, @Nullable Unseen unseen) {}

  private record Output(long tx, long value, long script) {}

  private final Network network;
  private final List<Block> blocks;
  private final List<BlockRow> rows = new ArrayList<>();
  private final List<Tx> txs = new ArrayList<>();
  private final List<Input> inputs = new ArrayList<>();
  private final List<Output> outputs = new ArrayList<>();
  private final List<byte[]> scripts = new ArrayList<>();
  private final List<List<Long>> outputsOfScript = new ArrayList<>();
  private final Map<Long, Long> spenderOfOutput = new HashMap<>();
  private final Map<TxId, Long> txOfId = new HashMap<>();
  private final Map<ByteBuffer, Long> scriptOfBytes = new HashMap<>();
  private final Map<BlockHash, Integer> blockOfHash = new HashMap<>();
  private final Map<Integer, Integer> blockOfHeight = new HashMap<>();
  private final LedgerDigest digest;

  /// Takes blocks in ledger order. Throws [BrokenRule] when they contradict each other.
  public MemoryChain(Network network, List<Block> blocks) {
    this.network = network;
    this.blocks = List.copyOf(blocks);
    this.digest = new LedgerDigest(network);
    this.blocks.forEach(this::append);
  }

  private void append(Block block) {
    int row = rows.size();
    rows.add(
        new BlockRow(
            block.extent(),
            block.hash(),
            block.parent(),
            block.height(),
            block.time(),
            txs.size(),
            block.txCount()));
    if (block.extent() != Block.Extent.LOOSE) {
      blockOfHash.putIfAbsent(block.hash(), row);
    }
    if (block.height() != Block.UNKNOWN) {
      blockOfHeight.putIfAbsent(block.height(), row);
    }
    int[] unseen = {};
    for (int tx = 0; tx < block.txCount(); tx++) {
      unseen = appendTx(block, tx, row, unseen);
    }
    digest.append(block, unseen);
  }

  private int[] appendTx(Block block, int tx, int row, int[] unseenBefore) {
    TxId id = block.txId(tx);
    long number = txs.size();
    txs.add(new Tx(id, row, inputs.size(), outputs.size()));
    int[] unseen = unseenBefore;
    for (int i = block.firstInput(tx); i < block.firstInput(tx + 1); i++) {
      Input input = input(block, i);
      inputs.add(input);
      if (input.prev() >= 0 && spenderOfOutput.putIfAbsent(input.prev(), number) != null) {
        throw new BrokenRule(DOUBLE_SPEND, id + " spends " + block.prev(i));
      }
      if (input.prev() == UNSEEN) {
        unseen = Arrays.copyOf(unseen, unseen.length + 1);
        unseen[unseen.length - 1] = i;
      }
    }
    for (int o = block.firstOutput(tx); o < block.firstOutput(tx + 1); o++) {
      appendOutput(number, block.value(o), block.script(o));
    }
    txOfId.put(id, number); // last, and over an earlier one: no transaction spends itself; BIP30
    return unseen;
  }

  private Input input(Block block, int i) {
    if (block.isCoinbase(i)) {
      return new Input(COINBASE, null);
    }
    Block.SpentOutputs spent = block.spent();
    long told = spent == null ? Block.UNKNOWN_VALUE : spent.values()[i];
    OutPoint prev = block.prev(i);
    Long prevTx = txOfId.get(prev.txId());
    if (prevTx == null) {
      return new Input(UNSEEN, new Unseen(prev, told, spent == null ? null : spent.script(i)));
    }
    long output = firstOutput(prevTx) + prev.vout();
    if (prev.vout() < 0 || output >= firstOutput(prevTx + 1)) {
      throw new BrokenRule(MISSING_OUTPUT, prev.toString());
    }
    if (told != Block.UNKNOWN_VALUE && told != value(output)) {
      throw new BrokenRule(TOLD_VALUE, prev + " has " + value(output) + ", told " + told);
    }
    return new Input(output, null);
  }

  private void appendOutput(long tx, long value, byte[] bytes) {
    long script = scriptOfBytes.computeIfAbsent(ByteBuffer.wrap(bytes), _ -> newScript(bytes));
    outputsOfScript.get((int) script).add((long) outputs.size());
    outputs.add(new Output(tx, value, script));
  }

  private long newScript(byte[] bytes) {
    scripts.add(bytes);
    outputsOfScript.add(new ArrayList<>());
    return scripts.size() - 1L;
  }

  @Override
  public Network network() {
    return network;
  }

  @Override
  public String digest() {
    return digest.hex();
  }

  @Override
  public int blockCount() {
    return rows.size();
  }

  @Override
  public long txCount() {
    return txs.size();
  }

  @Override
  public long inputCount() {
    return inputs.size();
  }

  @Override
  public long outputCount() {
    return outputs.size();
  }

  @Override
  public long scriptCount() {
    return scripts.size();
  }

  @Override
  public BlockRow block(int block) {
    return rows.get(block);
  }

  @Override
  public byte[] header(int block) {
    Block at = blocks.get(block);
    return at.extent() == Block.Extent.FULL ? at.header() : new byte[0];
  }

  @Override
  public int findBlock(BlockHash hash) {
    return blockOfHash.getOrDefault(hash, -1);
  }

  @Override
  public int findBlock(int height) {
    return blockOfHeight.getOrDefault(height, -1);
  }

  @Override
  public int blockOf(long tx) {
    return at(txs, tx).block();
  }

  @Override
  public long findTx(TxId txId) {
    return txOfId.getOrDefault(txId, NONE);
  }

  @Override
  public TxId txId(long tx) {
    return at(txs, tx).id();
  }

  @Override
  public long firstInput(long tx) {
    return tx == txs.size() ? inputs.size() : at(txs, tx).firstInput();
  }

  @Override
  public long firstOutput(long tx) {
    return tx == txs.size() ? outputs.size() : at(txs, tx).firstOutput();
  }

  @Override
  public long txOfOutput(long output) {
    return at(outputs, output).tx();
  }

  @Override
  public long value(long output) {
    return at(outputs, output).value();
  }

  @Override
  public long spender(long output) {
    Objects.checkIndex(output, outputCount());
    return spenderOfOutput.getOrDefault(output, NONE);
  }

  @Override
  public long prevOutput(long input) {
    return at(inputs, input).prev();
  }

  @Override
  public Unseen unseen(long input) {
    Unseen unseen = at(inputs, input).unseen();
    if (unseen == null) {
      throw new IllegalArgumentException("input " + input + " spends an output of this ledger");
    }
    return unseen;
  }

  @Override
  public long scriptOf(long output) {
    return at(outputs, output).script();
  }

  @Override
  public byte[] script(long script) {
    return at(scripts, script).clone();
  }

  @Override
  public long findScript(byte[] script) {
    return scriptOfBytes.getOrDefault(ByteBuffer.wrap(script), NONE);
  }

  @Override
  public PrimitiveIterator.OfLong outputsOf(long script) {
    return at(outputsOfScript, script).stream().mapToLong(Long::longValue).iterator();
  }

  @Override
  public ChainView before(int blockCount) {
    int end = Objects.checkFromToIndex(0, blockCount, blocks.size()) + blockCount;
    return new MemoryChain(network, blocks.subList(0, end));
  }

  private static <T> T at(List<T> list, long index) {
    return list.get((int) Objects.checkIndex(index, (long) list.size()));
  }
}
