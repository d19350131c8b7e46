package org.entente.exchange.stix.pattern;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.entente.base.BadInput;
import org.jspecify.annotations.Nullable;

/// Observations given to those who want some, none to two. Never changed: [#plus] makes another.
///
/// Whether all wants can be met is bipartite matching with capacities. It is kept up want by
/// want: a new one takes what is free and, where nothing is, has others move along an augmenting
/// path (Ford and Fulkerson); when there is none, no sharing-out exists at all.
final class SharingOut {
  /// `count` observations out of the candidates that a span admits.
  static final class Want {
    private final int[] candidates;
    private final Span span;
    private final long count;

    /// `candidates` are indexes of observations; the array is not copied.
    Want(int[] candidates, Span span, long count) {
      this.candidates = candidates;
      this.span = span;
      this.count = count;
    }
  }

  /// Candidates looked at in one match; about two seconds.
  private static final long WORK = 100_000_000;

  private final List<Observations.Observed> observed;
  private final long[] work;
  private final List<Want> wants;
  private final List<Map<Integer, Long>> given;
  private final Map<Integer, Long> used;

  private SharingOut(
      List<Observations.Observed> observed,
      long[] work,
      List<Want> wants,
      List<Map<Integer, Long>> given,
      Map<Integer, Long> used) {
    this.observed = observed;
    this.work = work;
    this.wants = wants;
    this.given = given;
    this.used = used;
  }

  static SharingOut none(List<Observations.Observed> observed) {
    return new SharingOut(observed, new long[1], List.of(), List.of(), Map.of());
  }

  /// One more want, others moved where needed; null when it can't be met.
  @Nullable SharingOut plus(Want want) {
    List<Want> more = new ArrayList<>(wants);
    more.add(want);
    List<Map<Integer, Long>> copies = new ArrayList<>();
    given.forEach(one -> copies.add(new HashMap<>(one)));
    copies.add(new HashMap<>());
    SharingOut next = new SharingOut(observed, work, more, copies, new HashMap<>(used));
    count(used.size());
    return next.satisfy(more.size() - 1) ? next : null;
  }

  private boolean satisfy(int want) {
    long missing = takeFree(want);
    while (missing > 0) {
      if (!augment(want)) {
        return false;
      }
      missing--;
    }
    return true;
  }

  private long takeFree(int wanting) {
    Want want = wants.get(wanting);
    long missing = want.count;
    for (int candidate : want.candidates) {
      if (missing == 0) {
        break;
      }
      if (admits(want, candidate)) {
        long taken = Math.min(missing, free(candidate));
        if (taken > 0) {
          give(wanting, candidate, taken);
          missing -= taken;
        }
      }
    }
    return missing;
  }

  private long free(int candidate) {
    return observed.get(candidate).count() - used.getOrDefault(candidate, 0L);
  }

  private void give(int want, int candidate, long count) {
    given.get(want).merge(candidate, count, Long::sum);
    used.merge(candidate, count, Long::sum);
  }

  private void takeBack(int want, int candidate) {
    given.get(want).computeIfPresent(candidate, (_, had) -> had == 1 ? null : had - 1);
    used.computeIfPresent(candidate, (_, had) -> had - 1);
  }

  private boolean admits(Want want, int candidate) {
    count(1);
    Observations.Observed one = observed.get(candidate);
    return want.span.meets(one.first(), one.last());
  }

  private void count(long steps) {
    work[0] += steps;
    if (work[0] > WORK) {
      throw new BadInput(
          "pattern",
          "",
          "matching takes over " + WORK + " steps",
          "Give fewer observations, or fewer expressions joined by FOLLOWEDBY, WITHIN, REPEATS");
    }
  }

  /// How the search came to a want: it would take `candidate` from it for `taker`.
  private record Came(int taker, int candidate) {}

  /// Breadth first over who could give up one for whom.
  private boolean augment(int start) {
    Map<Integer, Came> came = new HashMap<>();
    Map<Integer, Boolean> seen = new HashMap<>();
    Deque<Integer> queue = new ArrayDeque<>(List.of(start));
    while (!queue.isEmpty()) {
      int taker = queue.remove();
      Want want = wants.get(taker);
      for (int candidate : want.candidates) {
        if (!admits(want, candidate) || seen.putIfAbsent(candidate, true) != null) {
          continue;
        }
        if (free(candidate) > 0) {
          shift(taker, candidate, came, start);
          return true;
        }
        for (int other = 0; other < wants.size(); other++) {
          if (other != start
              && !came.containsKey(other)
              && given.get(other).containsKey(candidate)) {
            came.put(other, new Came(taker, candidate));
            queue.add(other);
          }
        }
      }
    }
    return false;
  }

  /// The last want of the path takes what is free and gives up what it was asked for, and so back
  /// to the first.
  private void shift(int last, int free, Map<Integer, Came> came, int start) {
    int want = last;
    int candidate = free;
    while (true) {
      give(want, candidate, 1);
      Came back = came.get(want);
      if (want == start || back == null) {
        return;
      }
      takeBack(want, back.candidate());
      candidate = back.candidate();
      want = back.taker();
    }
  }
}
