package org.entente.trace;

import com.carrotsearch.hppc.LongIntHashMap;
import java.util.Arrays;

/// The taint that waits to be moved on, by place.
///
/// Lists of segments lie in one long array, in slots of a power of two of segments; slots of
/// taken lists are used again. So a walk over millions of outputs makes no garbage.
final class Frontier {
  private static final int HEAD = 2;
  private static final long MOST = Integer.MAX_VALUE - 8;

  private final LongIntHashMap slotOf = new LongIntHashMap();
  private final int[] firstFree = new int[28];
  private long[] arena = new long[1 << 10];
  private int top = 1; // 0 says "no slot"

  void put(long place, Segments taint) {
    int slot = allocate(taint.count());
    arena[slot] = taint.via();
    arena[slot + 1] = (long) taint.hops() << 32 | taint.count();
    taint.copyTo(arena, slot + HEAD);
    slotOf.put(place, slot);
  }

  /// Moves what waits at `place`, if anything does, to the sources of a transfer, where the
  /// place's first unit is unit `offset`.
  void take(long place, long offset, Transfer to) {
    int index = slotOf.indexOf(place);
    if (index < 0) {
      return;
    }
    int slot = slotOf.indexRemove(index);
    int count = (int) arena[slot + 1];
    to.addSource(place, (int) (arena[slot + 1] >>> 32), arena[slot]);
    for (int cell = slot + HEAD;
        cell < slot + HEAD + count * Segments.STRIDE;
        cell += Segments.STRIDE) {
      to.addPiece(offset + arena[cell], offset + arena[cell + 1], arena[cell + 2]);
    }
    free(slot, count);
  }

  boolean contains(long place) {
    return slotOf.containsKey(place);
  }

  int size() {
    return slotOf.size();
  }

  /// Writes what waits at `place`, which something must, over `taint`; it goes on waiting.
  void show(long place, Segments taint) {
    int slot = slotOf.get(place);
    int count = (int) arena[slot + 1];
    taint.reset((int) (arena[slot + 1] >>> 32), arena[slot]);
    for (int cell = slot + HEAD;
        cell < slot + HEAD + count * Segments.STRIDE;
        cell += Segments.STRIDE) {
      taint.add(arena[cell], arena[cell + 1], arena[cell + 2]);
    }
  }

  /// Forgets what waits at `place`, if anything does.
  void drop(long place) {
    int index = slotOf.indexOf(place);
    if (index >= 0) {
      int slot = slotOf.indexRemove(index);
      free(slot, (int) arena[slot + 1]);
    }
  }

  boolean isEmpty() {
    return slotOf.isEmpty();
  }

  /// All places where something waits, ascending.
  long[] places() {
    long[] places = slotOf.keys().toArray();
    Arrays.sort(places);
    return places;
  }

  private int allocate(int segments) {
    int sizeClass = sizeClass(segments);
    int slot = firstFree[sizeClass];
    if (slot != 0) {
      firstFree[sizeClass] = (int) arena[slot];
      return slot;
    }
    int next = Math.addExact(top, HEAD + Segments.STRIDE * (1 << sizeClass));
    if (next > arena.length) {
      arena = Arrays.copyOf(arena, (int) Math.min(Math.max(next, 2L * arena.length), MOST));
    }
    slot = top;
    top = next;
    return slot;
  }

  private void free(int slot, int segments) {
    int sizeClass = sizeClass(segments);
    arena[slot] = firstFree[sizeClass];
    firstFree[sizeClass] = slot;
  }

  /// The least power of two that holds so many.
  private static int sizeClass(int segments) {
    return segments <= 1 ? 0 : 32 - Integer.numberOfLeadingZeros(segments - 1);
  }
}
