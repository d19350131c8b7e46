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
  private static final int GATHERED = 1 << 10;

  /// Transactions whose places are read at once.
  private static final int STARTS = 1 << 10;

  private final ChainView chain;
  private final Forest forest;
  private final KnownOwners owners;
  private final List<Collision> collisions;
  private final Clusters.Tally tally;
  private final TxGuard guard;
  private final int leastGuarded;
  private final @Nullable ChangeJudge change;
  private final Keyless keyless;
  private final ScriptKinds kinds;

  private final long[] inputStarts = new long[STARTS + 1];
  private final long[] outputStarts = new long[STARTS + 1];
  private long[] prevs = new long[GATHERED];
  private int[] scripts = new int[GATHERED];

  /// Of each script, one above it in its tree: nearer to the root.
  private int[] above = new int[GATHERED];

  private int gathered;
  private int[] txs = new int[GATHERED];
  private long[] firstInputs = new long[GATHERED];
  private int[] ends = new int[GATHERED];

  /// Of the outputs, and which of them may be the change as far as they tell alone.
  private long[] firstOutputs = new long[GATHERED];

  private int[] outputs = new int[GATHERED];
  private int[] maybeChange = new int[GATHERED];
  private int txCount;

  /// Only so that what is read ahead is read.
  @SuppressWarnings("UnusedVariable")
  private long touched;

  /// Of the block that was asked for last by an input whose output is not here.
  private int unseenBlock = -1;

  private long scriptsByThen;

  Reading(
      ChainView chain,
      ClusterRules rules,
      Forest forest,
      KnownOwners owners,
      List<Collision> collisions,
      Clusters.Tally tally,
      ScriptKinds kinds) {
    this.chain = chain;
    this.forest = forest;
    this.owners = owners;
    this.collisions = collisions;
    this.tally = tally;
    this.kinds = kinds;
    keyless = new Keyless(chain);
    guard = rules.guard().apply(chain);
    leastGuarded = guard.leastInputs();
    ChangeRules changeRules = rules.change();
    change =
        changeRules == null
            ? null
            : new ChangeJudge(chain, changeRules, (script, _) -> forest.root(script), kinds);
  }

  /// Reads the transactions from `fromTx` to before `toTx`.
  void run(int fromTx, int toTx) {
    tally.read(chain.firstInput(toTx) - chain.firstInput(fromTx));
    for (int tx = fromTx; tx < toTx; tx += STARTS) {
      int count = Math.min(STARTS, toTx - tx);
      chain.firstInputs(tx, inputStarts, count + 1);
      if (change == null) {
        gather(tx, count);
      } else {
        chain.firstOutputs(tx, outputStarts, count + 1);
        gather(tx, count, change);
      }
    }
    digest();
  }

  private void gather(int fromTx, int count) {
    for (int i = 0; i < count; i++) {
      long first = inputStarts[i];
      int inputs = (int) (inputStarts[i + 1] - first);
      if (inputs >= 2) {
        gather(fromTx + i, first, inputs);
      }
    }
  }

  /// Rules that look at outputs alone are asked here, as the outputs stand in order: where they
  /// leave nothing, most often, the inputs need not be looked at for change.
  private void gather(int fromTx, int count, ChangeJudge judge) {
    for (int i = 0; i < count; i++) {
      long first = inputStarts[i];
      int inputs = (int) (inputStarts[i + 1] - first);
      long firstOutput = outputStarts[i];
      int outs = (int) (outputStarts[i + 1] - firstOutput);
      boolean pays =
          inputs > 0 && ChangeJudge.applies(outs) && chain.prevOutput(first) != ChainView.COINBASE;
      int maybe =
          pays
              ? judge.near(new ChangeJudge.Shape(fromTx + i, first, inputs, firstOutput, outs))
              : 0;
      if (inputs >= 2 || maybe != 0) {
        gather(fromTx + i, first, inputs);
        firstOutputs[txCount - 1] = firstOutput;
        outputs[txCount - 1] = outs;
        maybeChange[txCount - 1] = maybe;
      }
    }
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
    if (change != null && change.asksValues()) {
      touchValues();
    }
    for (int i = 0; i < gathered; i++) {
      touched ^= above[i] == Clusters.NOT_HERE ? 0 : forest.touch(above[i]);
    }
    int from = 0;
    for (int t = 0; t < txCount; t++) {
      learn(t, from, ends[t]);
      from = ends[t];
    }
    gathered = 0;
    txCount = 0;
  }

  private void touchValues() {
    int from = 0;
    for (int t = 0; t < txCount; t++) {
      for (int i = from; maybeChange[t] != 0 && i < ends[t]; i++) {
        touched ^= prevs[i] >= 0 ? chain.value(prevs[i]) ^ kinds.touch(scripts[i]) : 0;
      }
      from = ends[t];
    }
  }

  private void learn(int t, int from, int to) {
    int tx = txs[t];
    int count = from;
    for (int i = from; i < to; i++) {
      int script = scripts[i];
      if (script == Clusters.NOT_HERE && prevs[i] == ChainView.UNSEEN) {
        script = unseen(tx, firstInputs[t] + i - from);
        above[i] = script;
      }
      if (script != Clusters.NOT_HERE && !keyless.contains(script)) {
        above[count] = above[i];
        scripts[count++] = script;
      }
    }
    boolean several = severalRoots(from, count);
    int paid = count > from ? change(t, to - from) : Clusters.NOT_HERE;
    if (!several && paid == Clusters.NOT_HERE) {
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
    if (paid != Clusters.NOT_HERE) {
      learnChange(tx, scripts[from], above[from], paid);
    }
  }

  /// The script of the change, unless it is anybody's.
  private int change(int t, int inputs) {
    ChangeJudge judge = change;
    if (judge == null || maybeChange[t] == 0) {
      return Clusters.NOT_HERE;
    }
    ChangeJudge.Shape shape =
        new ChangeJudge.Shape(txs[t], firstInputs[t], inputs, firstOutputs[t], outputs[t]);
    int output = judge.among(maybeChange[t], shape);
    if (output < 0) {
      return Clusters.NOT_HERE;
    }
    int script = (int) chain.scriptOf(firstOutputs[t] + output);
    return keyless.contains(script) ? Clusters.NOT_HERE : script;
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

  private void learnChange(int tx, int input, int aboveInput, int script) {
    int one = forest.root(aboveInput);
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
