package org.entente.trace.cluster;

import java.util.List;
import org.entente.chain.ChainView;
import org.jspecify.annotations.Nullable;

/// Reads transactions of a ledger in order and unites what they tell.
///
/// Nearly all time goes into waiting for memory: the script of a spent output and the script's root
/// stand anywhere. So inputs are gathered by the thousand, and each pass over them makes many
/// independent reads, which the processor has under way together; the last pass, which depends on
/// itself, then finds everything near.
final class Reading {
  private static final int GATHERED = 1 << 12;

  private final ChainView chain;
  private final Forest forest;
  private final KnownOwners owners;
  private final List<Collision> collisions;
  private final Clusters.Tally tally;
  private final TxGuard guard;
  private final int leastGuarded;
  private final @Nullable ChangeJudge change;
  private final Keyless keyless;

  private long[] prevs = new long[GATHERED];
  private int[] scripts = new int[GATHERED];

  /// Of each script, one above it in its tree: nearer to the root.
  private int[] above = new int[GATHERED];

  private int gathered;
  private int[] txs = new int[GATHERED];
  private long[] firstInputs = new long[GATHERED];
  private int[] ends = new int[GATHERED];
  private int txCount;

  /// Of the block that was asked for last by an input whose output is not here.
  private int unseenBlock = -1;

  private long scriptsByThen;

  Reading(
      ChainView chain,
      ClusterRules rules,
      Forest forest,
      KnownOwners owners,
      List<Collision> collisions,
      Clusters.Tally tally) {
    this.chain = chain;
    this.forest = forest;
    this.owners = owners;
    this.collisions = collisions;
    this.tally = tally;
    keyless = new Keyless(chain);
    guard = rules.guard().apply(chain);
    leastGuarded = guard.leastInputs();
    ChangeRules changeRules = rules.change();
    change =
        changeRules == null
            ? null
            : new ChangeJudge(chain, changeRules, (script, _) -> forest.root(script));
  }

  /// Reads the transactions from `fromTx` to before `toTx`.
  void run(int fromTx, int toTx) {
    long first = chain.firstInput(fromTx);
    tally.read(chain.firstInput(toTx) - first);
    int least = change == null ? 2 : 1;
    for (int tx = fromTx; tx < toTx; tx++) {
      long end = chain.firstInput(tx + 1);
      if (end - first >= least) {
        gather(tx, first, (int) (end - first));
      }
      first = end;
    }
    digest();
  }

  private void gather(int tx, long first, int count) {
    if (gathered + count > prevs.length || txCount == txs.length) {
      digest();
      if (count > prevs.length) {
        prevs = new long[count];
        scripts = new int[count];
        above = new int[count];
      }
    }
    for (int i = 0; i < count; i++) {
      prevs[gathered++] = chain.prevOutput(first + i);
    }
    txs[txCount] = tx;
    firstInputs[txCount] = first;
    ends[txCount++] = gathered;
  }

  private void digest() {
    for (int i = 0; i < gathered; i++) {
      long prev = prevs[i];
      scripts[i] = prev >= 0 ? (int) chain.scriptOf(prev) : Clusters.NOT_HERE;
    }
    for (int i = 0; i < gathered; i++) {
      above[i] = scripts[i] == Clusters.NOT_HERE ? Clusters.NOT_HERE : forest.parent(scripts[i]);
    }
    int from = 0;
    for (int t = 0; t < txCount; t++) {
      learn(txs[t], firstInputs[t], from, ends[t]);
      from = ends[t];
    }
    gathered = 0;
    txCount = 0;
  }

  private void learn(int tx, long firstInput, int from, int to) {
    int count = from;
    for (int i = from; i < to; i++) {
      int script = scripts[i];
      if (script == Clusters.NOT_HERE && prevs[i] == ChainView.UNSEEN) {
        script = unseen(tx, firstInput + i - from);
        above[i] = script;
      }
      if (script != Clusters.NOT_HERE && !keyless.contains(script)) {
        above[count] = above[i];
        scripts[count++] = script;
      }
    }
    boolean several = severalRoots(from, count);
    boolean payment = change != null && count > from && change.applies(tx);
    if (!several && !payment) {
      return;
    }
    if (to - from >= leastGuarded && !guard.oneOwner(tx)) {
      tally.guard();
      return;
    }
    if (several && !collides(tx, from, count)) {
      int root = forest.root(above[from]);
      for (int i = from + 1; i < count; i++) {
        root = unite(tx, root, forest.root(above[i]));
      }
    }
    if (payment) {
      learnChange(tx, scripts[from]);
    }
  }

  private boolean severalRoots(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      if (scripts[i] != scripts[from]) {
        int root = forest.root(above[from]);
        for (int j = i; j < to; j++) {
          if (forest.root(above[j]) != root) {
            return true;
          }
        }
        return false;
      }
    }
    return false;
  }

  /// Where the inputs have two known owners, none of them is united: nobody can say to which of the
  /// two the others belong.
  private boolean collides(int tx, int from, int to) {
    int first = Clusters.NOT_HERE;
    int owner = Owners.NOBODY;
    for (int i = from; i < to && owners.any(); i++) {
      int other = owners.of(forest.root(above[i]));
      if (other == Owners.NOBODY || other == owner) {
        continue;
      }
      if (owner != Owners.NOBODY) {
        collisions.add(new Collision(tx, Reason.SPENT_TOGETHER, first, scripts[i], owner, other));
        return true;
      }
      first = scripts[i];
      owner = other;
    }
    return false;
  }

  private int unite(int tx, int one, int other) {
    if (one == other) {
      return one;
    }
    int root = forest.unite(one, other, tx);
    owners.united(forest.unions() - 1, root, root == one ? other : one);
    return root;
  }

  private void learnChange(int tx, int input) {
    ChangeJudge judge = change;
    long output = judge == null ? ChainView.NONE : judge.change(tx);
    if (output == ChainView.NONE) {
      return;
    }
    int script = (int) chain.scriptOf(output);
    if (keyless.contains(script)) {
      return;
    }
    int one = forest.root(input);
    int other = forest.root(script);
    int oneOwner = owners.of(one);
    int otherOwner = owners.of(other);
    if (oneOwner != otherOwner && oneOwner != Owners.NOBODY && otherOwner != Owners.NOBODY) {
      collisions.add(new Collision(tx, Reason.CHANGE, input, script, oneOwner, otherOwner));
    } else {
      unite(tx, one, other);
    }
  }

  /// The script is known to the ledger if an output had it by the end of the same block; later ones
  /// don't count, or the answer would depend on when the block was read.
  private int unseen(int tx, long input) {
    byte[] script = chain.unseen(input).script();
    long found = script == null ? ChainView.NONE : chain.findScript(script);
    if (found != ChainView.NONE) {
      int block = chain.blockOf(tx);
      if (block != unseenBlock) {
        unseenBlock = block;
        scriptsByThen = chain.before(block + 1).scriptCount();
      }
      if (found < scriptsByThen) {
        return (int) found;
      }
    }
    tally.miss();
    return Clusters.NOT_HERE;
  }
}
