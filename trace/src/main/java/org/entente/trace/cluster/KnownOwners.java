package org.entente.trace.cluster;

import com.carrotsearch.hppc.IntIntHashMap;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// Which clusters have a known owner: by their roots, as unions come and go. Nearly none has, so
/// the common answer costs one bit.
final class KnownOwners {
  private final Owners source;
  private final boolean any;
  private final BitSet known = new BitSet();
  private final IntIntHashMap ownerOfRoot = new IntIntHashMap();

  /// By the number of the union: the root that got its owner from its child.
  private final Map<Integer, Integer> gained = new HashMap<>();

  KnownOwners(Owners source) {
    this.source = source;
    any = !source.equals(Owners.NONE);
  }

  void grow(int from, int to) {
    for (int script = from; any && script < to; script++) {
      int owner = source.of(script);
      if (owner != Owners.NOBODY) {
        set(script, owner);
      }
    }
  }

  void shrink(int to, int from) {
    for (int script = known.nextSetBit(to); script >= 0 && script < from; ) {
      clear(script);
      script = known.nextSetBit(script + 1);
    }
  }

  boolean any() {
    return any;
  }

  int of(int root) {
    return any && known.get(root) ? ownerOfRoot.get(root) : Owners.NOBODY;
  }

  /// `union` has hung `child` below `root`.
  void united(int union, int root, int child) {
    if (any && known.get(child) && !known.get(root)) {
      set(root, ownerOfRoot.get(child));
      gained.put(union, root);
    }
  }

  /// `union` is about to be undone.
  void undone(int union) {
    Integer root = any ? gained.remove(union) : null;
    if (root != null) {
      clear(root);
    }
  }

  private void set(int root, int owner) {
    known.set(root);
    ownerOfRoot.put(root, owner);
  }

  private void clear(int root) {
    known.clear(root);
    ownerOfRoot.remove(root);
  }
}
