package org.entente.chain.follow;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.entente.base.Hash256;
import org.jspecify.annotations.Nullable;

/// The nodes of one chain: who can be reached, who leads, who contradicts.
///
/// Most work leads; where a chain counts none, the node named first among those that are not far
/// behind. A node that fails is asked again after a pause that doubles up to a minute.
final class Peers<B> {
  private static final long FIRST_PAUSE_NANOS = 250_000_000L;
  private static final long LONGEST_PAUSE_NANOS = 60_000_000_000L;

  /// Nodes that hear of blocks by gossip differ by one block all the time.
  private static final long USUAL_LAG = 2;

  private final List<Peer<B>> peers = new ArrayList<>();
  private final FollowListener listener;

  /// What is known of one node.
  private static final class Peer<B> {
    final ChainNode<B> node;
    @Nullable Head head;
    int failures;
    long retryNanos;
    boolean behind;
    Hash256 contradiction = Hash256.ZERO;

    Peer(ChainNode<B> node) {
      this.node = node;
    }
  }

  /// The node to follow now, and where its chain ends.
  record Lead<B>(ChainNode<B> node, Head head) {}

  Peers(List<? extends ChainNode<B>> nodes, FollowListener listener) {
    nodes.forEach(node -> peers.add(new Peer<>(node)));
    this.listener = listener;
  }

  /// Asks all nodes. Throws [NodeFailure], why, when none can be reached.
  Lead<B> lead() throws NodeFailure, InterruptedException {
    NodeFailure last = null;
    for (Peer<B> peer : peers) {
      if (peer.failures > 0 && System.nanoTime() - peer.retryNanos < 0) {
        continue;
      }
      try {
        peer.head = peer.node.head();
        recovered(peer);
      } catch (NodeFailure e) {
        failed(peer, e);
        last = e;
      }
    }
    Peer<B> lead = choose();
    if (lead == null || lead.head == null) {
      throw last != null ? last : new NodeFailure("no node can be reached");
    }
    compare(lead, lead.head);
    return new Lead<>(lead.node, lead.head);
  }

  /// This node failed in the middle of something.
  void failed(ChainNode<B> node, NodeFailure why) {
    for (Peer<B> peer : peers) {
      if (peer.node.equals(node)) {
        failed(peer, why);
      }
    }
  }

  private void failed(Peer<B> peer, NodeFailure why) {
    peer.head = null;
    if (peer.failures++ == 0) {
      listener.unreachable(peer.node.name(), String.valueOf(why.getMessage()));
    }
    long pause = FIRST_PAUSE_NANOS << Math.min(peer.failures - 1, 8);
    pause = Math.min(pause, LONGEST_PAUSE_NANOS);
    peer.retryNanos = System.nanoTime() + pause - ThreadLocalRandom.current().nextLong(pause / 4);
  }

  private void recovered(Peer<B> peer) {
    if (peer.failures > 0) {
      peer.failures = 0;
      listener.reachable(peer.node.name());
    }
  }

  private @Nullable Peer<B> choose() {
    List<Peer<B>> reached = peers.stream().filter(peer -> peer.head != null).toList();
    long best = reached.stream().mapToLong(peer -> head(peer).height()).max().orElse(0);
    boolean work = reached.stream().anyMatch(peer -> head(peer).work().signum() > 0);
    if (work) {
      // Of equal ones the first: max() would take the last.
      return reached.reversed().stream()
          .max(Comparator.comparing(peer -> head(peer).work()))
          .orElse(null);
    }
    return reached.stream()
        .filter(peer -> head(peer).height() >= best - USUAL_LAG)
        .findFirst()
        .orElse(null);
  }

  private static <B> Head head(Peer<B> peer) {
    Head head = peer.head;
    if (head == null) {
      throw new IllegalStateException(peer.node.name() + " was not reached");
    }
    return head;
  }

  private void compare(Peer<B> lead, Head best) throws InterruptedException {
    for (Peer<B> peer : peers) {
      Head head = peer.head;
      if (peer.equals(lead) || head == null) {
        continue;
      }
      boolean behind = best.height() - head.height() > USUAL_LAG;
      if (behind && !peer.behind) {
        listener.behind(peer.node.name(), head.height(), best.height());
      }
      peer.behind = behind;
      try {
        contradict(peer, lead, Math.min(head.height(), best.height()));
      } catch (NodeFailure e) {
        failed(peer, e);
      }
    }
  }

  /// Tells each contradiction once.
  private void contradict(Peer<B> peer, Peer<B> lead, long height)
      throws NodeFailure, InterruptedException {
    Optional<Hash256> said = peer.node.hashAt(height);
    Optional<Hash256> leadSaid = lead.node.hashAt(height);
    if (said.isEmpty() || leadSaid.isEmpty() || said.equals(leadSaid)) {
      peer.contradiction = Hash256.ZERO;
    } else if (!peer.contradiction.equals(said.get())) {
      peer.contradiction = said.get();
      listener.disagreement(height, peer.node.name(), said.get(), lead.node.name(), leadSaid.get());
    }
  }
}
