package org.entente.app.follow;

import java.util.List;
import org.entente.app.node.BitcoinNode;
import org.entente.app.node.EvmNode;
import org.entente.app.node.NodeAddress;
import org.entente.app.node.RpcError;
import org.entente.base.BadInput;
import org.entente.base.EvmNetwork;
import org.entente.base.Network;
import org.entente.chain.follow.NodeFailure;

/// What chain a node is of, as it says itself.
sealed interface NodeKind {
  record Bitcoin(Network network) implements NodeKind {}

  record Evm(EvmNetwork network) implements NodeKind {}

  /// What the first of them that answers says. Throws [NodeFailure] when none does.
  static NodeKind ask(List<NodeAddress> addresses) throws NodeFailure, InterruptedException {
    NodeFailure last = null;
    for (NodeAddress address : addresses) {
      try {
        return ask(address);
      } catch (NodeFailure e) {
        last = e;
      }
    }
    if (last == null) {
      throw new BadInput("--node", "", "no node was named", "Name one: --node URL.");
    }
    throw last;
  }

  /// A node of one kind does not know the questions of the other.
  private static NodeKind ask(NodeAddress address) throws NodeFailure, InterruptedException {
    try {
      return new Bitcoin(BitcoinNode.ask(address));
    } catch (RpcError e) {
      return new Evm(EvmNode.ask(address));
    }
  }
}
