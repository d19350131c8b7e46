package org.entente.trace.cluster;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntConsumer;

/// Disjoint sets of dense numbers that remember when each union was made, and can forget the
/// latest.
///
/// Ordinary union-find flattens its trees while it is asked, and so loses when things came
/// together. Here a root is hung below the root of the larger set and stays there: the edge keeps
/// the time of its union, times grow on every way to the root, and no way is longer than the
/// logarithm of its set. So "as of time t" is the same walk, ended at the first edge of t or
/// later; and the latest union is undone by cutting the latest edge.
///
/// Sixteen bytes an element and nine a union, in flat arrays. Members of a set are a ring of
/// `next`; joining two rings is exchanging two of its links, and so is parting them.
///
/// Not safe for threads that write; many may read.
final class Forest {
  private static final int FIRST_CAPACITY = 1 << 10;
  private static final byte LEAST_WAS_CHILDS = 1;

  private int[] parent = new int[FIRST_CAPACITY];

  /// Of the edge to the parent; of a root, the complement of the least member of its set.
  private int[] stamp = new int[FIRST_CAPACITY];

  /// Members of the set; of an element that is no root any more, at its union.
  private int[] size = new int[FIRST_CAPACITY];
  private int[] next = new int[FIRST_CAPACITY];
  private int count;

  /// The roots that became children, in order, and what undoing needs beside.
  private int[] children = new int[FIRST_CAPACITY];
  private int[] otherLeast = new int[FIRST_CAPACITY];
  private byte[] flags = new byte[FIRST_CAPACITY];
  private int unions;

  int count() {
    return count;
  }

  int unions() {
    return unions;
  }

  /// Adds elements, each a set by itself, until there are `wanted`.
  void grow(int wanted) {
    if (wanted > parent.length) {
      int length = (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(wanted, wanted * 5L / 4));
      parent = Arrays.copyOf(parent, length);
      stamp = Arrays.copyOf(stamp, length);
      size = Arrays.copyOf(size, length);
      next = Arrays.copyOf(next, length);
    }
    for (int element = count; element < wanted; element++) {
      parent[element] = element;
      stamp[element] = ~element;
      size[element] = 1;
      next[element] = element;
    }
    count = Math.max(count, wanted);
  }

  /// Takes the last elements away again; each must be a set by itself.
  void shrink(int wanted) {
    count = Math.min(count, wanted);
  }

  int root(int element) {
    int at = element;
    int above = parent[at];
    while (above != at) {
      at = above;
      above = parent[at];
    }
    return at;
  }

  /// The root as it was when only unions before `time` had been made.
  int root(int element, int time) {
    Objects.checkIndex(element, count);
    int at = element;
    while (stamp[at] >= 0 && stamp[at] < time) {
      at = parent[at];
    }
    return at;
  }

  /// Unites the sets of two different roots. `time` never falls.
  ///
  /// @return the root of both
  int unite(int one, int other, int time) {
    boolean firstStays =
        size[one] != size[other] ? size[one] > size[other] : ~stamp[one] < ~stamp[other];
    int root = firstStays ? one : other;
    int child = firstStays ? other : one;
    int leastOfRoot = ~stamp[root];
    int leastOfChild = ~stamp[child];
    log(child, leastOfRoot, leastOfChild);
    parent[child] = root;
    stamp[child] = time;
    stamp[root] = ~Math.min(leastOfRoot, leastOfChild);
    size[root] += size[child];
    exchange(root, child);
    return root;
  }

  private void log(int child, int leastOfRoot, int leastOfChild) {
    if (unions == children.length) {
      int length = Math.addExact(unions, unions / 2);
      children = Arrays.copyOf(children, length);
      otherLeast = Arrays.copyOf(otherLeast, length);
      flags = Arrays.copyOf(flags, length);
    }
    children[unions] = child;
    otherLeast[unions] = Math.max(leastOfRoot, leastOfChild);
    flags[unions] = leastOfChild < leastOfRoot ? LEAST_WAS_CHILDS : 0;
    unions++;
  }

  private void exchange(int one, int other) {
    int kept = next[one];
    next[one] = next[other];
    next[other] = kept;
  }

  /// Time of the latest union; −1 where there is none.
  int latest() {
    return unions == 0 ? -1 : stamp[children[unions - 1]];
  }

  /// Undoes the latest union.
  ///
  /// @return the root that stands by itself again
  int undo() {
    unions--;
    int child = children[unions];
    int root = parent[child];
    int least = ~stamp[root];
    boolean leastWasChilds = flags[unions] == LEAST_WAS_CHILDS;
    stamp[root] = ~(leastWasChilds ? otherLeast[unions] : least);
    stamp[child] = ~(leastWasChilds ? least : otherLeast[unions]);
    parent[child] = child;
    size[root] -= size[child];
    exchange(root, child);
    return child;
  }

  /// Members of the set of this root.
  int size(int root) {
    return size[root];
  }

  /// The least member of the set of this root.
  int least(int root) {
    return ~stamp[root];
  }

  boolean isRoot(int element) {
    return stamp[element] < 0;
  }

  int parent(int element) {
    return parent[element];
  }

  /// Reads all that is kept of an element, so that it is near when it is united.
  int touch(int element) {
    return stamp[element] ^ size[element] ^ next[element];
  }

  /// Time of the edge above this element, which is no root.
  int time(int element) {
    return stamp[element];
  }

  /// All members of the set as of `time` that `element` is in, in the order of their ring.
  void members(int element, int time, IntConsumer each) {
    int root = root(element, time);
    int at = element;
    do {
      if (root(at, time) == root) {
        each.accept(at);
      }
      at = next[at];
    } while (at != element);
  }
}
