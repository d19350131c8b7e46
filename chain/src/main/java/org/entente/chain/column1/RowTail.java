package org.entente.chain.column1;

/// The rows behind the last sealed run, found by key: open addressing, in memory.
final class RowTail {
  private static final int FIRST_SLOTS = 1 << 10;

  private final long start;

  /// Fingerprint above, place in the tail (from 1) below.
  private long[] slots = new long[FIRST_SLOTS];

  /// Of the rows from `start` on.
  RowTail(long start) {
    this.start = start;
  }

  /// Rows come in their order.
  void insert(long hash, long row) {
    if ((row - start) * 2 >= slots.length) {
      grow();
    }
    int mask = slots.length - 1;
    int slot = (int) hash & mask;
    while (slots[slot] != 0) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = entry(hash, row);
  }

  private long entry(long hash, long row) {
    return hash << 32 | (row - start + 1);
  }

  /// Entries go over in the order of their rows, as [#remove] needs it.
  private void grow() {
    long[] inOrder = new long[slots.length];
    for (long entry : slots) {
      if (entry != 0) {
        inOrder[(int) entry - 1] = entry;
      }
    }
    slots = new long[slots.length * 2];
    for (int i = 0; i < inOrder.length && inOrder[i] != 0; i++) {
      insert(inOrder[i] >>> 32, start + i);
    }
  }

  /// The last row below `bound` that has the key, or [RowIndex#NONE].
  long find(RowIndex.Key key, long bound) {
    long hash = key.hash();
    int mask = slots.length - 1;
    long found = RowIndex.NONE;
    for (int slot = (int) hash & mask; slots[slot] != 0; slot = (slot + 1) & mask) {
      long entry = slots[slot];
      long row = start + (entry & 0xffff_ffffL) - 1;
      if ((int) (entry >>> 32) == (int) hash && row < bound && row > found && key.stands(row)) {
        found = row;
      }
    }
    return found;
  }

  /// Rows leave in the reverse of the order in which they came, so that an emptied slot never
  /// cuts a chain of probes.
  void remove(long hash, long row) {
    int mask = slots.length - 1;
    long entry = entry(hash, row);
    int slot = (int) hash & mask;
    while (slots[slot] != entry) {
      slot = (slot + 1) & mask;
    }
    slots[slot] = 0;
  }
}
