package org.entente.chain.store1;

import java.io.ByteArrayOutputStream;
import org.entente.base.BlockHash;
import org.entente.base.Hash256;
import org.entente.base.OutPoint;
import org.entente.base.TxId;
import org.entente.chain.Block;
import org.entente.chain.Block.SpentOutputs;
import org.entente.chain.ChainView;
import org.entente.chain.ChainView.BlockRow;

/// Turns rows back into a [Block].
final class Replay {
  private final MappedChain chain;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Replay(MappedChain chain) {
    this.chain = chain;
  }

  Block read(int number) {
    BlockRow row = chain.block(number);
    long endTx = row.firstTx() + row.txCount();
    long firstInput = chain.firstInput(row.firstTx());
    long firstOutput = chain.firstOutput(row.firstTx());
    int inputs = (int) (chain.firstInput(endTx) - firstInput);
    int outputs = (int) (chain.firstOutput(endTx) - firstOutput);
    byte[] txIds = new byte[row.txCount() * Hash256.BYTES];
    int[] inputStarts = new int[row.txCount() + 1];
    int[] outputStarts = new int[row.txCount() + 1];
    for (int tx = 0; tx <= row.txCount(); tx++) {
      inputStarts[tx] = (int) (chain.firstInput(row.firstTx() + tx) - firstInput);
      outputStarts[tx] = (int) (chain.firstOutput(row.firstTx() + tx) - firstOutput);
      if (tx < row.txCount()) {
        chain.txId(row.firstTx() + tx).hash().write(txIds, tx * Hash256.BYTES);
      }
    }
    int[] prevIdOffset = new int[inputs];
    int[] prevVout = new int[inputs];
    SpentOutputs spent = readInputs(firstInput, prevIdOffset, prevVout);
    long[] values = new long[outputs];
    int[] scriptOffset = new int[outputs];
    int[] scriptLength = new int[outputs];
    for (int i = 0; i < outputs; i++) {
      values[i] = chain.value(firstOutput + i);
      byte[] script = chain.script(chain.scriptOf(firstOutput + i));
      scriptOffset[i] = put(script);
      scriptLength[i] = script.length;
    }
    byte[] all = bytes.toByteArray();
    Block block =
        new Block(
            row.extent(),
            row.hash(),
            row.parent(),
            chain.header(number),
            row.height(),
            row.time(),
            all,
            txIds,
            inputStarts,
            outputStarts,
            prevIdOffset,
            prevVout,
            values,
            scriptOffset,
            scriptLength,
            null);
    return block.withSpent(
        new SpentOutputs(spent.values(), all, spent.scriptOffset(), spent.scriptLength()));
  }

  /// Fills where the inputs point, and returns what was told of those that are not here.
  private SpentOutputs readInputs(long firstInput, int[] prevIdOffset, int[] prevVout) {
    int count = prevVout.length;
    long[] values = new long[count];
    int[] scriptOffset = new int[count];
    int[] scriptLength = new int[count];
    for (int i = 0; i < count; i++) {
      values[i] = Block.UNKNOWN_VALUE;
      scriptOffset[i] = -1;
      long prev = chain.prevOutput(firstInput + i);
      OutPoint outPoint;
      if (prev >= 0) {
        long tx = chain.txOfOutput(prev);
        outPoint = new OutPoint(chain.txId(tx), (int) (prev - chain.firstOutput(tx)));
      } else if (prev == ChainView.COINBASE) {
        outPoint = new OutPoint(new TxId(BlockHash.NONE.hash()), Block.UNKNOWN);
      } else {
        ChainView.Unseen unseen = chain.unseen(firstInput + i);
        outPoint = unseen.outPoint();
        values[i] = unseen.value();
        byte[] script = unseen.script();
        if (script != null) {
          scriptOffset[i] = put(script);
          scriptLength[i] = script.length;
        }
      }
      prevIdOffset[i] = put(outPoint.txId().hash().bytes());
      prevVout[i] = outPoint.vout();
    }
    return new SpentOutputs(values, new byte[0], scriptOffset, scriptLength);
  }

  private int put(byte[] part) {
    int at = bytes.size();
    bytes.writeBytes(part);
    return at;
  }
}
