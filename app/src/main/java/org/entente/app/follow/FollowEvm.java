package org.entente.app.follow;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.entente.app.node.EvmNode;
import org.entente.app.node.EvmSubscription;
import org.entente.app.node.NodeAddress;
import org.entente.base.EvmNetwork;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.follow.FollowedAccounts;
import org.entente.chain.follow.ChainNode;
import org.entente.chain.follow.FollowListener;
import org.entente.chain.follow.Follower;

/// A store of an EVM chain and the nodes that it follows.
public final class FollowEvm implements AutoCloseable {
  private final List<EvmNode> nodes = new ArrayList<>();
  private final List<EvmSubscription> subscriptions = new ArrayList<>();
  private final FollowedAccounts ledger;
  private final Follower<?> follower;

  /// `wake` runs when a node tells of a new block.
  public FollowEvm(
      Path store,
      EvmNetwork network,
      List<NodeAddress> addresses,
      long since,
      Runnable wake,
      FollowListener listener)
      throws IOException {
    ledger = FollowedAccounts.open(store, network, since);
    addresses.forEach(address -> nodes.add(new EvmNode(address, network)));
    addresses.forEach(address -> EvmSubscription.of(address, wake).ifPresent(subscriptions::add));
    follower = new Follower<>(ledger, nodes, Follower.Settings.USUAL, listener);
  }

  public Follower<?> follower() {
    return follower;
  }

  /// The ledger as it is now, to be read by this thread until it changes.
  public AccountView view() throws IOException {
    return ledger.view();
  }

  public List<EvmNode> nodes() {
    return nodes;
  }

  @Override
  public void close() throws IOException {
    follower.close();
    subscriptions.forEach(EvmSubscription::close);
    nodes.forEach(ChainNode::close);
    ledger.close();
  }
}
