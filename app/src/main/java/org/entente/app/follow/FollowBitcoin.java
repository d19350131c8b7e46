package org.entente.app.follow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.app.node.BitcoinNode;
import org.entente.app.node.NodeAddress;
import org.entente.base.Network;
import org.entente.chain.follow.ChainNode;
import org.entente.chain.follow.FollowListener;
import org.entente.chain.follow.Follower;
import org.entente.chain.ingest.FollowedBitcoin;

/// A Bitcoin store and the nodes that it follows.
public final class FollowBitcoin implements AutoCloseable {
  private final List<BitcoinNode> nodes = new ArrayList<>();
  private final FollowedBitcoin ledger;
  private final Follower<?> follower;

  public FollowBitcoin(
      Path store, Network network, List<NodeAddress> addresses, long since, FollowListener listener)
      throws IOException {
    ledger = FollowedBitcoin.open(store, network, Math.toIntExact(since));
    addresses.forEach(address -> nodes.add(new BitcoinNode(address, network)));
    follower = new Follower<>(ledger, nodes, Follower.Settings.USUAL, listener);
  }

  public Follower<?> follower() {
    return follower;
  }

  public List<BitcoinNode> nodes() {
    return nodes;
  }

  @Override
  public void close() throws IOException {
    follower.close();
    nodes.forEach(ChainNode::close);
    ledger.close();
  }
}
