package org.entente.trace.across;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.entente.base.BlockHash;
import org.entente.base.Network;
import org.entente.base.OutPoint;
import org.entente.base.TxId;
import org.entente.chain.Block;
import org.entente.chain.BlockBuilder;
import org.entente.chain.BlockBuilder.Pay;
import org.entente.chain.BlockBuilder.Spend;
import org.entente.chain.memory.MemoryChain;

/// A made-up bitcoin ledger, one transaction a block behind its coinbase.
final class BitcoinStory {
  private final List<Block> blocks = new ArrayList<>();

  /// New coins in a block of their own.
  TxId coins(long time, Pay... pays) {
    BlockBuilder block = next(time);
    TxId id = block.coinbase("c" + blocks.size(), pays);
    blocks.add(block.build());
    return id;
  }

  TxId tx(long time, List<OutPoint> spends, Pay... pays) {
    BlockBuilder block = next(time);
    block.coinbase("c" + blocks.size(), Pay.to("miner", 1));
    TxId id =
        block.tx(
            spends.stream().map(prev -> Spend.of(prev.txId(), prev.vout())).toList(),
            List.of(pays));
    blocks.add(block.build());
    return id;
  }

  private BlockBuilder next(long time) {
    BlockHash parent = blocks.isEmpty() ? BlockHash.NONE : blocks.getLast().hash();
    return new BlockBuilder().height(blocks.size() + 1).parent(parent).time(time);
  }

  static Pay memo(String text) {
    byte[] payload = text.getBytes(StandardCharsets.US_ASCII);
    boolean small = payload.length <= 75;
    byte[] head = small ? new byte[] {0x6a, 0} : new byte[] {0x6a, 0x4c, 0};
    head[head.length - 1] = (byte) payload.length;
    byte[] script = Arrays.copyOf(head, head.length + payload.length);
    System.arraycopy(payload, 0, script, head.length, payload.length);
    return new Pay(0, script);
  }

  MemoryChain build() {
    return new MemoryChain(Network.REGTEST, blocks);
  }
}
