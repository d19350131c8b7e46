package org.entente.chain.evm.read;

import java.util.ArrayList;
import java.util.List;
import org.entente.chain.evm.read.BlockParts.ToldTx;
import org.entente.chain.evm.wire.RlpReader;
import org.entente.chain.evm.wire.RlpWriter;

/// What a node tells of transactions, in the spill file.
final class ToldTxs {
  private ToldTxs() {}

  static byte[] encode(List<ToldTx> told) {
    RlpWriter out = new RlpWriter();
    int list = out.begin();
    told.forEach(tx -> out.hash(tx.hash()).address(tx.from()));
    return out.end(list).toByteArray();
  }

  static List<ToldTx> decode(byte[] bytes) {
    RlpReader in = RlpReader.onlyList(bytes);
    List<ToldTx> told = new ArrayList<>();
    while (in.hasNext()) {
      told.add(new ToldTx(in.hash(), in.address()));
    }
    return told;
  }
}
