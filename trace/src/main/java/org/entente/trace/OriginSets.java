package org.entente.trace;

import com.carrotsearch.hppc.LongIntHashMap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers for sets of starts, so that a segment can name the several starts that reach it. The
/// set of one start has the start's own number; each pair of sets is united once.
public final class OriginSets {
  private final List<BitSet> sets = new ArrayList<>();
  private final Map<BitSet, Integer> numberOf = new HashMap<>();
  private final LongIntHashMap unions = new LongIntHashMap();

  public OriginSets(int starts) {
    for (int start = 0; start < starts; start++) {
      BitSet alone = new BitSet();
      alone.set(start);
      number(alone);
    }
  }

  public int union(int a, int b) {
    if (a == b) {
      return a;
    }
    long pair = (long) Math.min(a, b) << 32 | Math.max(a, b);
    int known = unions.indexOf(pair);
    if (known >= 0) {
      return unions.indexGet(known);
    }
    BitSet both = (BitSet) sets.get(a).clone();
    both.or(sets.get(b));
    int number = number(both);
    unions.put(pair, number);
    return number;
  }

  /// The starts in a set, ascending.
  public BitSet starts(int set) {
    return sets.get(set);
  }

  /// All sets that have a number, in order.
  List<BitSet> all() {
    return List.copyOf(sets);
  }

  /// Gives a set the next number, as it had it before.
  void restore(BitSet set) {
    number(set);
  }

  private int number(BitSet set) {
    return numberOf.computeIfAbsent(
        set,
        s -> {
          sets.add(s);
          return sets.size() - 1;
        });
  }
}
