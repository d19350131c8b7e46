package org.entente.app.follow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.entente.app.node.BitcoinNode;
import org.entente.base.TxId;
import org.entente.chain.Block;
import org.entente.chain.BrokenRule;
import org.entente.chain.follow.NodeFailure;
import org.entente.chain.read.RawBlockReader;
import org.entente.trace.live.AlertLog;
import org.entente.trace.live.BitcoinLive;
import org.entente.trace.live.Walked;
import org.jspecify.annotations.Nullable;

record BitcoinWatch(BitcoinLive live, List<BitcoinNode> nodes) implements LiveWatch {
  @Override
  public AlertLog log() {
    return live.log();
  }

  @Override
  public int size() {
    return live.trace().size();
  }

  @Override
  public @Nullable Walked walked() {
    return live.walked();
  }

  @Override
  public void catchUp() throws IOException {
    live.catchUp();
  }

  /// Blocks come anyway: a node that fails here is no reason to stop, and the follower tells it.
  @Override
  public void look() throws IOException, InterruptedException {
    for (BitcoinNode node : nodes) {
      try {
        List<TxId> ids = node.pending();
        live.pending(ids, read(node.transactions(live.unknown(ids)).values()));
        return;
      } catch (NodeFailure _) {
        // the next one
      }
    }
  }

  private List<Block> read(Iterable<byte[]> raws) {
    RawBlockReader reader = new RawBlockReader(live.chain().network());
    List<Block> read = new ArrayList<>();
    for (byte[] raw : raws) {
      try {
        read.add(reader.transaction(raw));
      } catch (BrokenRule _) {
        // no miner takes it; if one does, the block is refused
      }
    }
    return read;
  }

  @Override
  public void close() throws IOException {
    live.close();
  }
}
