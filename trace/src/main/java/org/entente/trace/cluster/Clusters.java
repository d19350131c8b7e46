package org.entente.trace.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import org.entente.chain.ChainView;

/// The clusters of a ledger: scripts that are one owner's by the [ClusterRules].
///
/// Grows with the ledger: [#follow] reads what a view has more than the one before, and takes back
/// what is no longer in it. Clusters depend on the ledger and the rules alone: read at once or
/// block by block, before or after a reorganisation, they are the same.
///
/// Scripts are the ledger's numbers, as `int`: two thousand million of them. A cluster is named by
/// its least script, the one that appeared first. "As of" a transaction means: by the transactions
/// before it; [#NOW] by all.
///
/// One thread follows; others may ask while it does not.
public final class Clusters {
  /// As of the end of what was read.
  public static final int NOW = Integer.MAX_VALUE;

  /// A script of no output in the ledger.
  static final int NOT_HERE = -1;

  private final ClusterRules rules;
  private final Forest forest = new Forest();
  private final KnownOwners owners;
  private final List<Collision> collisions = new ArrayList<>();
  private final Tally tally = new Tally();

  /// Of the scripts read, where change rules ask for them.
  private final ScriptKinds kinds = new ScriptKinds();

  /// What was read: for each block, a part of the digest of the ledger up to it, and its end.
  private long[] digests = new long[16];

  private int[] txEnds = new int[16];
  private int blocks;

  /// What was done with the transactions read since these clusters were begun; blocks that were
  /// taken back stay counted.
  public static final class Tally {
    private long inputs;
    private long guarded;
    private long unseen;

    void read(long more) {
      inputs += more;
    }

    void guard() {
      guarded++;
    }

    void miss() {
      unseen++;
    }

    /// Inputs read.
    public long inputs() {
      return inputs;
    }

    /// Transactions that would have united, had the guard not called them CoinJoins.
    public long guarded() {
      return guarded;
    }

    /// Inputs that unite nothing because the ledger doesn't hold what they spend.
    public long unseen() {
      return unseen;
    }
  }

  public Clusters(ClusterRules rules) {
    this.rules = rules;
    owners = new KnownOwners(rules.owners());
  }

  /// The clusters of all that a view holds.
  public static Clusters of(ChainView chain, ClusterRules rules) {
    Clusters clusters = new Clusters(rules);
    clusters.follow(chain);
    return clusters;
  }

  /// Makes these the clusters of `chain`, which must be of the same ledger or a branch of it.
  ///
  /// @return how many blocks were taken back
  public int follow(ChainView chain) {
    int common = common(chain);
    int back = blocks - common;
    if (back > 0) {
      takeBack(common, chain);
    }
    if (chain.blockCount() > common) {
      read(chain, common);
    }
    return back;
  }

  /// How many of the blocks read are still in the ledger. Each digest covers all before it.
  private int common(ChainView chain) {
    int low = 0;
    int high = Math.min(blocks, chain.blockCount());
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (digests[middle - 1] == digest(chain, middle)) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private static long digest(ChainView chain, int blocks) {
    return Long.parseUnsignedLong(chain.before(blocks).digest(), 0, 16, 16);
  }

  private void takeBack(int keptBlocks, ChainView chain) {
    int end = keptBlocks == 0 ? 0 : txEnds[keptBlocks - 1];
    while (forest.latest() >= end) {
      owners.undone(forest.unions() - 1);
      forest.undo();
    }
    while (!collisions.isEmpty() && collisions.getLast().tx() >= end) {
      collisions.removeLast();
    }
    int scripts = Math.toIntExact(chain.before(keptBlocks).scriptCount());
    owners.shrink(scripts, forest.count());
    forest.shrink(scripts);
    kinds.shrink(scripts);
    blocks = keptBlocks;
  }

  private void read(ChainView chain, int from) {
    int count = chain.blockCount();
    int scripts = Math.toIntExact(chain.scriptCount());
    owners.grow(forest.count(), scripts);
    forest.grow(scripts);
    if (rules.change() != null) {
      kinds.grow(chain, scripts);
    }
    if (count > digests.length) {
      int length = Math.max(count, Math.addExact(digests.length, digests.length / 2));
      digests = Arrays.copyOf(digests, length);
      txEnds = Arrays.copyOf(txEnds, length);
    }
    for (int block = from; block < count; block++) {
      digests[block] = digest(chain, block + 1);
      ChainView.BlockRow row = chain.block(block);
      txEnds[block] = Math.toIntExact(row.firstTx() + row.txCount());
    }
    new Reading(chain, rules, forest, owners, collisions, tally, kinds)
        .run(from == 0 ? 0 : txEnds[from - 1], txEnds[count - 1]);
    blocks = count;
  }

  public ClusterRules rules() {
    return rules;
  }

  /// Blocks read.
  public int blocks() {
    return blocks;
  }

  /// Scripts known.
  public int scripts() {
    return forest.count();
  }

  /// How many clusters there are, those of one script counted.
  public int count() {
    return forest.count() - forest.unions();
  }

  public Tally tally() {
    return tally;
  }

  /// What was not united because two owners are known to differ, in ledger order.
  public List<Collision> collisions() {
    return List.copyOf(collisions);
  }

  /// A number that scripts of one cluster share, and no others. It changes as clusters grow.
  public int root(int script) {
    Objects.checkIndex(script, forest.count());
    return forest.root(script);
  }

  /// The same as it was before transaction `asOf`.
  public int rootBefore(int script, int asOf) {
    return forest.root(script, asOf);
  }

  public boolean together(int one, int other, int asOf) {
    return forest.root(one, asOf) == forest.root(other, asOf);
  }

  /// How many scripts this one's cluster has.
  public int size(int script) {
    return forest.size(root(script));
  }

  /// The cluster's name: its least script.
  public int least(int script) {
    return forest.least(root(script));
  }

  /// The scripts of this one's cluster, ascending. Costs time by the size of the cluster as it is
  /// now, also where it was smaller then.
  public int[] members(int script, int asOf) {
    int[] found = new int[size(script)];
    int[] count = {0};
    forest.members(script, asOf, member -> found[count[0]++] = member);
    int[] members = Arrays.copyOf(found, count[0]);
    Arrays.sort(members);
    return members;
  }

  /// The least scripts of the largest clusters, the largest first, of equal ones the earlier.
  public int[] largest(int most) {
    PriorityQueue<Integer> found =
        new PriorityQueue<>(
            Comparator.<Integer>comparingInt(forest::size)
                .thenComparing(Comparator.<Integer>comparingInt(forest::least).reversed()));
    for (int script = 0; script < forest.count(); script++) {
      if (forest.isRoot(script)
          && (found.size() < most || forest.size(script) >= forest.size(found.element()))) {
        found.add(script);
        if (found.size() > most) {
          found.remove();
        }
      }
    }
    int[] least = new int[found.size()];
    for (int i = least.length - 1; i >= 0; i--) {
      least[i] = forest.least(found.remove());
    }
    return least;
  }

  /// The owner that is known of this script's cluster, or [Owners#NOBODY].
  public int owner(int script) {
    return owners.of(root(script));
  }

  /// Why two scripts are in one cluster: see [Proof].
  public Proof why(ChainView chain, int one, int other, int asOf) {
    return new Proof(chain, forest, rules, one, other, asOf);
  }

  Forest forest() {
    return forest;
  }
}
