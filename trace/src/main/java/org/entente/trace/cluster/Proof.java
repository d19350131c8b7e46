package org.entente.trace.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.entente.chain.ChainView;

/// Why two scripts are in one cluster: a way from the one to the other, each step a transaction.
///
/// The trees of a [Forest] tell only when two sets were united, not by which of their members. The
/// latest union between the two names a transaction; among the scripts that transaction unites, one
/// was in the set of each side before, and the rest of the way is found between earlier unions
/// only.
public final class Proof {
  private final List<Step> steps = new ArrayList<>();
  private final ChainView chain;
  private final Forest forest;
  private final ClusterRules rules;

  /// Script `from` and script `to` are one owner's by this transaction.
  public record Step(int from, long tx, Reason reason, int to) {}

  private record Task(int from, int to) {}

  Proof(ChainView chain, Forest forest, ClusterRules rules, int one, int other, int asOf) {
    this.chain = chain;
    this.forest = forest;
    this.rules = rules;
    if (forest.root(one, asOf) == forest.root(other, asOf)) {
      find(one, other);
    }
  }

  /// In order from the one to the other; none where they are not together, or the same.
  public List<Step> steps() {
    return List.copyOf(steps);
  }

  private void find(int one, int other) {
    List<Object> todo = new ArrayList<>();
    todo.add(new Task(one, other));
    while (!todo.isEmpty()) {
      switch (todo.removeLast()) {
        case Step step -> steps.add(step);
        case Task task when task.from == task.to -> {}
        case Task task -> {
          Step step = latest(task);
          todo.add(new Task(step.to, task.to));
          todo.add(step);
          todo.add(new Task(task.from, step.from));
        }
        default -> throw new AssertionError();
      }
    }
  }

  private Step latest(Task task) {
    int tx = united(task.from, task.to);
    int from = forest.root(task.from, tx);
    int to = forest.root(task.to, tx);
    int fromInput = input(tx, from);
    int toInput = input(tx, to);
    if (fromInput != Clusters.NOT_HERE && toInput != Clusters.NOT_HERE) {
      return new Step(fromInput, tx, Reason.SPENT_TOGETHER, toInput);
    }
    int change = change(tx);
    return fromInput == Clusters.NOT_HERE
        ? new Step(change, tx, Reason.CHANGE, toInput)
        : new Step(fromInput, tx, Reason.CHANGE, change);
  }

  /// The time at which both came together: the last edge where their ways to the root meet, taken
  /// in order of time.
  private int united(int one, int other) {
    int left = one;
    int right = other;
    int time = -1;
    while (left != right) {
      boolean stepLeft =
          forest.isRoot(right) || (!forest.isRoot(left) && forest.time(left) <= forest.time(right));
      int from = stepLeft ? left : right;
      time = forest.time(from);
      left = stepLeft ? forest.parent(left) : left;
      right = stepLeft ? right : forest.parent(right);
    }
    return time;
  }

  /// A script the transaction spends from that was in this cluster before.
  private int input(int tx, int root) {
    for (long input = chain.firstInput(tx); input < chain.firstInput(tx + 1L); input++) {
      int script = script(input);
      if (script != Clusters.NOT_HERE && forest.root(script, tx) == root) {
        return script;
      }
    }
    return Clusters.NOT_HERE;
  }

  private int script(long input) {
    long prev = chain.prevOutput(input);
    if (prev >= 0) {
      return (int) chain.scriptOf(prev);
    }
    byte[] script = prev == ChainView.UNSEEN ? chain.unseen(input).script() : null;
    long found = script == null ? ChainView.NONE : chain.findScript(script);
    return found >= 0 && found < forest.count() ? (int) found : Clusters.NOT_HERE;
  }

  private int change(int tx) {
    ChangeRules change = Objects.requireNonNull(rules.change(), "united by change without rules");
    long output = new ChangeJudge(chain, change, forest::root).change(tx);
    return (int) chain.scriptOf(output);
  }
}
