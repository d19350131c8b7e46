package org.entente.app.follow;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.app.node.EvmNode;
import org.entente.app.node.PendingTx;
import org.entente.chain.follow.NodeFailure;
import org.entente.trace.live.AccountLive;
import org.entente.trace.live.AlertLog;
import org.entente.trace.live.PendingTransfer;
import org.entente.trace.live.Walked;
import org.jspecify.annotations.Nullable;

final class AccountWatch implements LiveWatch {
  /// Of what came to wait in one turn; a chain that has more is looked at when it mines.
  private static final int MOST = 5000;

  private final AccountLive live;
  private final List<EvmNode> nodes;
  private @Nullable EvmNode asked;
  private @Nullable String filter;

  AccountWatch(AccountLive live, List<EvmNode> nodes) {
    this.live = live;
    this.nodes = nodes;
  }

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

  @Override
  public void look() throws IOException, InterruptedException {
    for (EvmNode node : nodes) {
      try {
        look(node);
        return;
      } catch (NodeFailure _) {
        filter = null; // nodes forget filters; begin anew, or ask the next one
      }
    }
  }

  private void look(EvmNode node) throws IOException, InterruptedException {
    List<PendingTransfer> added = new ArrayList<>();
    List<PendingTx> told;
    String known = filter;
    if (known == null || !node.equals(asked)) {
      filter = node.watchPending();
      asked = node;
      told = node.next();
    } else {
      List<String> hashes = node.arrived(known);
      told = present(node.transactions(hashes.subList(0, Math.min(MOST, hashes.size()))));
    }
    told.stream().filter(tx -> !tx.mined()).forEach(tx -> added.add(tx.transfer()));
    List<String> open = List.copyOf(live.open());
    Set<String> waiting = new HashSet<>();
    for (PendingTx tx : present(node.transactions(open))) {
      waiting.add(tx.transfer().tx());
    }
    live.pending(added, waiting);
  }

  private static List<PendingTx> present(List<@Nullable PendingTx> told) {
    List<PendingTx> present = new ArrayList<>();
    for (PendingTx tx : told) {
      if (tx != null) {
        present.add(tx);
      }
    }
    return present;
  }

  @Override
  public void close() throws IOException {
    live.close();
  }
}
