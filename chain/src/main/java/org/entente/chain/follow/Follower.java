package org.entente.chain.follow;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.entente.base.BadInput;
import org.entente.base.Hash256;
import org.entente.chain.BrokenRule;

/// Brings a ledger to the head of its chain, again and again.
///
/// Each step asks the nodes where the chain ends, finds the newest block that chain and ledger
/// share, takes back what lies above it, appends what is missing. There is no state but the
/// ledger: a step that was cut off anywhere, by a failing node or by death, is made up by the next
/// one. So a reorganisation of any depth and a long absence are the same thing.
public final class Follower<B> implements AutoCloseable {
  private final FollowedLedger<B> ledger;
  private final Peers<B> peers;
  private final FollowListener listener;
  private final int window;
  private final long commitNanos;
  private final ExecutorService readers;
  private boolean uncommitted;

  /// `window` blocks are asked for ahead; while catching up, what was appended is committed every
  /// `commitNanos`.
  public record Settings(int window, int threads, long commitNanos) {
    public static final Settings USUAL = new Settings(8, 2, 5_000_000_000L);
  }

  public Follower(
      FollowedLedger<B> ledger,
      List<? extends ChainNode<B>> nodes,
      Settings settings,
      FollowListener listener) {
    this.ledger = ledger;
    this.peers = new Peers<>(nodes, listener);
    this.listener = listener;
    this.window = settings.window();
    this.commitNanos = settings.commitNanos();
    this.readers =
        Executors.newFixedThreadPool(
            settings.threads(),
            task -> Thread.ofPlatform().daemon().name("block-reader").unstarted(task));
  }

  /// Catches up. Returns true when the ledger is now where the leading node is (or ahead of it);
  /// false when the node changed its mind meanwhile, so that another step should follow at once.
  /// Throws [NodeFailure] when no node can be reached or the leading one fails, [BadInput] when
  /// blocks are not what they should be. What was good before is committed in any case.
  public boolean step() throws IOException, InterruptedException {
    Peers.Lead<B> lead = peers.lead();
    try {
      return follow(lead.node(), lead.head());
    } catch (NodeFailure e) {
      peers.failed(lead.node(), e);
      throw e;
    }
  }

  private boolean follow(ChainNode<B> node, Head head) throws IOException, InterruptedException {
    if (head.height() < ledger.firstHeight()) {
      return true;
    }
    long fork = fork(node, head);
    if (fork == head.height()) {
      return true; // there, or the node is behind
    }
    if (fork < ledger.height() && !rollBack(node, head, fork)) {
      return true;
    }
    return append(node, head);
  }

  /// Height of the newest block that the ledger shares with the node.
  private long fork(ChainNode<B> node, Head head) throws IOException, InterruptedException {
    long bottom = ledger.firstHeight() - 1;
    long differs = Math.min(ledger.height(), head.height()) + 1;
    long shared = differs - 1;
    // Downwards in growing strides, then the gap is halved: few questions for any depth.
    for (long stride = 1; shared > bottom && !agree(node, shared); stride *= 2) {
      differs = shared;
      shared = Math.max(bottom, shared - stride);
    }
    while (differs - shared > 1) {
      long middle = (shared + differs) >>> 1;
      if (agree(node, middle)) {
        shared = middle;
      } else {
        differs = middle;
      }
    }
    if (shared == bottom && ledger.height() > bottom) {
      throw new BadInput(
          node.name(),
          "block " + (bottom + 1),
          "it has no block in common with this store, not even the first",
          "Name a node of the same network, or another store.");
    }
    return shared;
  }

  private boolean agree(ChainNode<B> node, long height) throws IOException, InterruptedException {
    return node.hashAt(height).filter(ledger.hashAt(height)::equals).isPresent();
  }

  /// False when the ledger's own branch has more work: then the node is behind or wrong.
  private boolean rollBack(ChainNode<B> node, Head head, long fork)
      throws IOException, InterruptedException {
    if (head.work().signum() > 0 && fork >= ledger.firstHeight()) {
      Hash256 shared = ledger.hashAt(fork);
      if (head.work().subtract(node.work(shared)).compareTo(ledger.workAbove(fork)) < 0) {
        listener.weaker(node.name(), head.height());
        return false;
      }
    }
    // Not before the first block of the other branch is at hand.
    Optional<Hash256> next = node.hashAt(fork + 1);
    if (next.isEmpty()) {
      return false;
    }
    node.block(next.get(), fork + 1);
    long from = ledger.height();
    Hash256 lost = ledger.hashAt(from);
    ledger.rollBackTo(fork);
    listener.rolledBack(fork, from, lost);
    return true;
  }

  private boolean append(ChainNode<B> node, Head head) throws IOException, InterruptedException {
    Deque<Future<B>> ahead = new ArrayDeque<>();
    long asked = ledger.height();
    long committed = System.nanoTime();
    try {
      while (ledger.height() < head.height()) {
        while (ahead.size() < window && asked < head.height()) {
          long height = ++asked;
          ahead.add(readers.submit(() -> read(node, height)));
        }
        if (!appendOne(node, take(ahead))) {
          return false;
        }
        listener.appended(ledger.height(), head.height());
        if (System.nanoTime() - committed > commitNanos) {
          commit();
          committed = System.nanoTime();
        }
      }
      return true;
    } finally {
      ahead.forEach(each -> each.cancel(true));
      commit();
      node.untraced().ifPresent(reason -> listener.untraced(node.name(), reason));
    }
  }

  private B read(ChainNode<B> node, long height) throws NodeFailure, InterruptedException {
    Hash256 hash =
        node.hashAt(height)
            .orElseThrow(() -> new NodeFailure(node.name() + " has no block " + height + " now"));
    return node.block(hash, height);
  }

  private static <B> B take(Deque<Future<B>> ahead) throws IOException, InterruptedException {
    try {
      return ahead.remove().get();
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case IOException io -> throw io;
        case RuntimeException cause -> throw cause;
        case InterruptedException cause -> throw cause;
        case null, default -> throw new IllegalStateException(e.getCause());
      }
    }
  }

  /// False when the block no longer follows on the last one: the node turned meanwhile.
  private boolean appendOne(ChainNode<B> node, B block) throws IOException {
    long height = ledger.height() + 1;
    boolean first = height == ledger.firstHeight();
    if (!first && !ledger.parentOf(block).equals(ledger.hashAt(height - 1))) {
      return false;
    }
    try {
      ledger.append(block);
      uncommitted = true;
      return true;
    } catch (BrokenRule e) {
      throw new BadInput(
          node.name(),
          "block " + ledger.text(ledger.hashOf(block)) + " at height " + height,
          String.valueOf(e.getMessage()),
          "This node breaks the rules of its chain: name another one.",
          e);
    }
  }

  private void commit() throws IOException {
    if (uncommitted) {
      uncommitted = false;
      ledger.commit();
      listener.committed(ledger.height(), ledger.hashAt(ledger.height()));
    }
  }

  @Override
  public void close() {
    readers.shutdownNow();
  }
}
