package org.entente.watch.ais;

/// What a receiver says before a sentence: `\c:1769904000,s:rx,g:1-2-77*hh\`. Kept for the line.
final class TagBlock {
  static final long NO_TIME = Long.MIN_VALUE;

  /// Seconds above this are milliseconds: the year 5138, or 1973 in milliseconds.
  private static final long MOST_SECONDS = 100_000_000_000L;

  long timeMs = NO_TIME;

  /// A hash of the source's name; 0 where none is told.
  int source;

  /// Of a group of sentences, 0 where there is none.
  int part;

  int total;
  int group;

  private int groupAt;

  void clear() {
    timeMs = NO_TIME;
    source = 0;
    part = 0;
    total = 0;
    group = 0;
  }

  /// Reads what stands between two backslashes; what it does not know it passes over.
  Reason read(byte[] line, int from, int to) {
    int star = to - 3;
    if (star < from || line[star] != '*') {
      return Reason.TAG_CHECKSUM;
    }
    if (Sentence.xor(line, from, star) != Sentence.hex(line, star + 1)) {
      return Reason.TAG_CHECKSUM;
    }
    int at = from;
    while (at < star) {
      int end = at;
      while (end < star && line[end] != ',') {
        end++;
      }
      if (end - at > 2 && line[at + 1] == ':') {
        field(line, at, end);
      }
      at = end + 1;
    }
    return Reason.NONE;
  }

  private void field(byte[] line, int at, int end) {
    int from = at + 2;
    switch (line[at]) {
      case 'c' -> time(line, from, end);
      case 's' -> {
        int hash = 1;
        for (int i = from; i < end; i++) {
          hash = hash * 31 + line[i];
        }
        source = hash == 0 ? 1 : hash;
      }
      case 'g' -> {
        groupAt = from;
        int first = digits(line, end);
        int second = digits(line, end);
        int third = digits(line, end);
        if (first > 0 && second >= first && third >= 0) {
          part = first;
          total = second;
          group = third;
        }
      }
      default -> {}
    }
  }

  private void time(byte[] line, int from, int end) {
    long value = 0;
    for (int i = from; i < end; i++) {
      int digit = line[i] - '0';
      if (digit < 0 || digit > 9 || i - from > 14) {
        return;
      }
      value = value * 10 + digit;
    }
    timeMs = value > MOST_SECONDS ? value : value * 1000;
  }

  private int digits(byte[] line, int end) {
    int value = -1;
    while (groupAt < end && line[groupAt] >= '0' && line[groupAt] <= '9' && value < 10_000_000) {
      value = Math.max(0, value) * 10 + line[groupAt++] - '0';
    }
    groupAt++;
    return value;
  }
}
