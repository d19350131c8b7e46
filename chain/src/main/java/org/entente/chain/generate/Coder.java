package org.entente.chain.generate;

import org.entente.base.Hash256;
import org.entente.base.codec.Sha256d;

/// Writes transactions as bytes and hashes them.
final class Coder {
  private static final int MAX_SCRIPT = 128;

  private final Sha256d sha = new Sha256d();
  private final Locks locks;
  private final ByteWriter script = new ByteWriter(MAX_SCRIPT);

  Coder(Locks locks) {
    this.locks = locks;
  }

  /// Appends the transaction to `to`, puts its two ids at
  /// `idOffset` of their arrays; the answer is its weight.
  int put(Draft draft, ByteWriter to, byte[] txIds, byte[] witnessIds, int idOffset) {
    int from = to.length();
    boolean witness = hasWitness(draft);
    to.int32(draft.version);
    if (witness) {
      to.int8(0).int8(1);
    }
    int bodyFrom = to.length();
    putInputs(draft, to);
    putOutputs(draft, to);
    int bodyTo = to.length();
    if (witness) {
      for (int i = 0; i < draft.inputs; i++) {
        locks.putWitness(to, draft.inputAddress[i]);
      }
    }
    to.int32(draft.lockTime);
    int end = to.length();
    byte[] bytes = to.bytes();
    sha.feed(bytes, from, from + 4);
    sha.feed(bytes, bodyFrom, bodyTo);
    sha.feed(bytes, end - 4, end);
    sha.finish(txIds, idOffset);
    if (witness) {
      sha.hash(bytes, from, end, witnessIds, idOffset);
    } else {
      System.arraycopy(txIds, idOffset, witnessIds, idOffset, Hash256.BYTES);
    }
    return 3 * (8 + bodyTo - bodyFrom) + end - from;
  }

  private static boolean hasWitness(Draft draft) {
    for (int i = 0; i < draft.inputs; i++) {
      if (Lock.of(draft.inputAddress[i]).witness()) {
        return true;
      }
    }
    return false;
  }

  private void putInputs(Draft draft, ByteWriter to) {
    to.compactSize(draft.inputs);
    for (int i = 0; i < draft.inputs; i++) {
      to.put(draft.inputId, i * Hash256.BYTES, Hash256.BYTES).int32(draft.inputVout[i]);
      locks.putUnlock(to, draft.inputAddress[i]);
      to.int32(draft.sequence);
    }
  }

  private void putOutputs(Draft draft, ByteWriter to) {
    to.compactSize(draft.outputs);
    for (int i = 0; i < draft.outputs; i++) {
      putOutput(to, draft.outputValue[i], draft.outputAddress[i]);
    }
  }

  void putOutput(ByteWriter to, long value, long address) {
    to.int64(value);
    script.clear();
    locks.putScript(script, address);
    to.compactSize(script.length()).put(script);
  }
}
