package org.entente.trace;

import org.jspecify.annotations.Nullable;

/// The numbers of waiting transactions, given out lowest first.
///
/// A bitmap in pages that exist only where something waits, under a bitmap of the pages: a short
/// walk touches a few cache lines, and one through the whole ledger costs a few instructions a
/// transaction, where a heap would cost a cache miss for each of its levels. Numbers are only
/// ever added above the one given out last.
final class TxQueue {
  private static final int PAGE_SHIFT = 12;
  private static final int PAGE_WORDS = 1 << (PAGE_SHIFT - 6);

  private final long[] @Nullable [] pages;
  private final long[] used;
  private long @Nullable [] spare;
  private int usedFrom;
  private int cursor;

  TxQueue(long count) {
    int pageCount = Math.toIntExact((count >>> PAGE_SHIFT) + 1);
    pages = new long[pageCount][];
    used = new long[(pageCount >>> 6) + 1];
  }

  void add(long number) {
    int index = (int) (number >>> PAGE_SHIFT);
    long[] page = pages[index];
    if (page == null) {
      page = spare == null ? new long[PAGE_WORDS] : spare;
      spare = null;
      pages[index] = page;
      used[index >>> 6] |= 1L << index;
    }
    page[(int) (number >>> 6) & (PAGE_WORDS - 1)] |= 1L << number;
  }

  /// Takes the lowest number out; −1 when there is none.
  long poll() {
    for (int index = firstUsed(); index >= 0; index = firstUsed()) {
      long[] page = pages[index];
      for (int word = cursor; page != null && word < PAGE_WORDS; word++) {
        if (page[word] != 0) {
          cursor = word;
          long bit = Long.numberOfTrailingZeros(page[word]);
          page[word] &= page[word] - 1;
          return ((long) index << PAGE_SHIFT) | ((long) word << 6) | bit;
        }
      }
      cursor = 0;
      pages[index] = null;
      spare = page;
      used[index >>> 6] &= used[index >>> 6] - 1;
    }
    return -1;
  }

  private int firstUsed() {
    while (usedFrom < used.length && used[usedFrom] == 0) {
      usedFrom++;
    }
    return usedFrom == used.length
        ? -1
        : (usedFrom << 6) | Long.numberOfTrailingZeros(used[usedFrom]);
  }
}
