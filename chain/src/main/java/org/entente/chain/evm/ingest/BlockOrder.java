package org.entente.chain.evm.ingest;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.entente.base.Hash256;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmHeader;

/// Chooses the chain among headers, from their links alone.
///
/// Blocks that name each other form trees. Of each tree the branch with most total difficulty
/// counts (which decided before the Merge), of equal ones the longest, then the one with the
/// lowest last hash. Partial data is normal: trees whose first parent is missing stand where
/// their numbers put them. Where two contradict each other (both have a block of one number, or
/// one begins where the other ends and names another parent), the better one stands by the same
/// rule, and of the other what comes before it. A block without hash is a tree of its own.
final class BlockOrder {
  private final List<EvmHeader> headers;
  private final int[] parents;
  private final int[] roots;
  private final int[] lengths;
  private final BigInteger[] difficulties;

  /// Places among the headers given: the chain in ledger order, and what is off it.
  record Order(List<Integer> chain, List<Integer> stale) {}

  private BlockOrder(List<EvmHeader> headers) {
    this.headers = headers;
    this.parents = new int[headers.size()];
    this.roots = new int[headers.size()];
    this.lengths = new int[headers.size()];
    this.difficulties = new BigInteger[headers.size()];
  }

  /// `headers` are of different blocks.
  static Order of(List<EvmHeader> headers) {
    BlockOrder order = new BlockOrder(headers);
    order.link();
    return order.choose();
  }

  private void link() {
    Map<Hash256, Integer> places = HashMap.newHashMap(headers.size());
    for (int i = 0; i < headers.size(); i++) {
      if (!headers.get(i).hash().equals(EvmBlock.UNKNOWN_HASH)) {
        places.put(headers.get(i).hash(), i);
      }
    }
    Integer[] byNumber = new Integer[headers.size()];
    Arrays.setAll(byNumber, i -> i);
    Arrays.sort(byNumber, Comparator.comparingLong(i -> number(i)));
    for (int i : byNumber) {
      EvmHeader header = headers.get(i);
      int named = places.getOrDefault(header.parent(), -1);
      boolean linked = named >= 0 && number(named) + 1 == header.number();
      int parent = linked ? named : -1;
      parents[i] = parent;
      roots[i] = linked ? roots[parent] : i;
      lengths[i] = linked ? lengths[parent] + 1 : 1;
      BigInteger before = linked ? difficulties[parent] : BigInteger.ZERO;
      difficulties[i] =
          header.difficulty().isZero() ? before : before.add(header.difficulty().toBigInteger());
    }
  }

  /// The better of two last blocks comes first; a block without hash is the worst of its like.
  private int compare(int one, int other) {
    int byDifficulty = difficulties[other].compareTo(difficulties[one]);
    if (byDifficulty != 0) {
      return byDifficulty;
    }
    int byLength = Integer.compare(lengths[other], lengths[one]);
    if (byLength != 0) {
      return byLength;
    }
    return Comparator.comparing((EvmHeader header) -> header.hash().equals(EvmBlock.UNKNOWN_HASH))
        .thenComparing(EvmHeader::hash)
        .thenComparingLong(EvmHeader::number)
        .compare(headers.get(one), headers.get(other));
  }

  private Order choose() {
    int[] tips = new int[headers.size()];
    Arrays.fill(tips, -1);
    for (int i = 0; i < tips.length; i++) {
      int root = roots[i];
      if (tips[root] < 0 || compare(i, tips[root]) < 0) {
        tips[root] = i;
      }
    }
    List<Integer> best =
        Arrays.stream(tips).filter(tip -> tip >= 0).boxed().sorted(this::compare).toList();
    NavigableMap<Long, Integer> taken = new TreeMap<>();
    for (int tip : best) {
      int fitting = fitting(tip, taken);
      if (fitting >= 0) {
        taken.put(number(roots[fitting]), fitting);
      }
    }
    return inOrder(taken);
  }

  private long number(int place) {
    return headers.get(place).number();
  }

  /// The last block up to which the branch that ends in `tip` contradicts none of the `taken`
  /// ones (last blocks by first number), or −1.
  private int fitting(int tip, NavigableMap<Long, Integer> taken) {
    int root = roots[tip];
    Map.Entry<Long, Integer> before = taken.lowerEntry(number(root));
    if (before != null && contradict(before.getValue(), root)) {
      return -1;
    }
    int last = tip;
    while (last >= 0) {
      Map.Entry<Long, Integer> overlapping = taken.floorEntry(number(last));
      Map.Entry<Long, Integer> behind = taken.higherEntry(number(last));
      if (overlapping != null && number(overlapping.getValue()) >= number(root)) {
        last = ancestor(last, overlapping.getKey() - 1);
      } else if (behind != null && contradict(last, roots[behind.getValue()])) {
        last = parents[last];
      } else {
        return last;
      }
    }
    return -1;
  }

  private int ancestor(int place, long number) {
    int at = place;
    while (at >= 0 && number(at) > number) {
      at = parents[at];
    }
    return at;
  }

  /// Neighbours of which the later names another parent than the earlier.
  private boolean contradict(int earlier, int later) {
    EvmHeader one = headers.get(earlier);
    EvmHeader next = headers.get(later);
    return one.number() + 1 == next.number()
        && !one.hash().equals(EvmBlock.UNKNOWN_HASH)
        && !next.parent().equals(EvmBlock.UNKNOWN_HASH)
        && !one.hash().equals(next.parent());
  }

  private Order inOrder(Map<Long, Integer> tips) {
    List<Integer> chain = new ArrayList<>();
    boolean[] used = new boolean[headers.size()];
    for (int tip : tips.values()) {
      List<Integer> branch = new ArrayList<>();
      for (int place = tip; place >= 0; place = parents[place]) {
        branch.add(place);
        used[place] = true;
      }
      chain.addAll(branch.reversed());
    }
    List<Integer> stale = new ArrayList<>();
    for (int i = 0; i < used.length; i++) {
      if (!used[i]) {
        stale.add(i);
      }
    }
    return new Order(chain, stale);
  }
}
