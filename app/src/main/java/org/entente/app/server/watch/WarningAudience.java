package org.entente.app.server.watch;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.entente.app.server.HeldWarning;
import org.entente.app.server.WarningDesk;
import org.entente.watch.warning.MessageKey;

/// All subscribers of one filter. What is told to them is found once, when a warning comes, and not
/// by each of them; and only those whom it concerns are woken. Whoever was told of an alert is told
/// of what updates or ends it, wherever that applies.
final class WarningAudience {
  private static final int FEW = 16;

  private final WarningDesk desk;
  private final WarningFilter filter;
  private final Set<MessageKey> told = new HashSet<>();
  private final Set<Thread> waiting = ConcurrentHashMap.newKeySet();
  private long decided;

  /// Filled up to `count`, which is written last.
  private volatile long[] numbers = new long[FEW];

  private volatile int count;

  WarningAudience(WarningDesk desk, WarningFilter filter) {
    this.desk = desk;
    this.filter = filter;
  }

  /// Decides on what came since, and wakes those who wait when there is something for them.
  void spread() {
    if (decide()) {
      wake();
    }
  }

  void wake() {
    waiting.forEach(LockSupport::unpark);
  }

  /// Wakes one part of so many.
  void wake(int part, int parts) {
    for (Thread one : waiting) {
      if (one.threadId() % parts == part) {
        LockSupport.unpark(one);
      }
    }
  }

  private synchronized boolean decide() {
    int before = count;
    for (long last = desk.last(); decided < last; decided++) {
      HeldWarning one = desk.held(decided + 1);
      if (filter.takes(one, told)) {
        told.add(one.message().key());
        long[] room = numbers;
        if (count == room.length) {
          room = Arrays.copyOf(room, 2 * room.length);
          numbers = room;
        }
        room[count] = one.number();
        count = count + 1;
      }
    }
    return count > before;
  }

  /// Lets the calling thread be woken by news until it leaves.
  void join() {
    waiting.add(Thread.currentThread());
    decide();
  }

  /// Whether nobody is left.
  boolean leave() {
    waiting.remove(Thread.currentThread());
    return waiting.isEmpty();
  }

  /// How many of those that are told come first, up to this number, which is here.
  int upTo(long number) {
    decide();
    int known = count;
    int at = Arrays.binarySearch(numbers, 0, known, number);
    return at >= 0 ? at + 1 : -at - 1;
  }

  int count() {
    return count;
  }

  HeldWarning told(int place) {
    return desk.held(numbers[place]);
  }
}
