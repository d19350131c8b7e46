package org.entente.exchange.stix.pattern;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.entente.base.BadInput;
import org.entente.exchange.stix.pattern.Expression.Qualifier;

/// Whether observations satisfy an expression.
///
/// An observation lasted from its first to its last time and may have happened at any moment
/// between, so a bound in time asks whether such moments can be chosen. Each temporal operator is
/// reduced to bounds of single observations: `FOLLOWEDBY` to a moment that parts both sides,
/// `WITHIN` to the moment its span begins. It is enough to try ends of observations and bounds in
/// force: where some moment works, one of these does. With all moments fixed, what is left is
/// sharing out ([SharingOut]). Tried depth first; alternatives of `OR` in turn.
final class Matching {
  /// Wants at one time: each is a level of the search.
  private static final int WANTS = 500;

  private static final BigDecimal HALF = new BigDecimal("0.5");

  /// What remains to be satisfied.
  private interface Rest {
    boolean isSatisfied(SharingOut shared);
  }

  private final Observations observations;
  private final IdentityHashMap<Comparison, int[]> candidates = new IdentityHashMap<>();

  Matching(Observations observations) {
    this.observations = observations;
  }

  boolean matches(Expression expression) {
    Expression simple = simplified(expression);
    if (units(simple, false) > observedCount()) {
      return false;
    }
    if (units(simple, true) > WANTS) {
      throw new BadInput(
          "pattern", "", "it asks for over " + WANTS + " expressions at once", "Ask for fewer");
    }
    SharingOut none = SharingOut.none(observations.all());
    // Without its bounds in time it is far quicker to find that there is nothing.
    return satisfied(withoutTime(simple), Span.EVER, none, shared -> true)
        && satisfied(simple, Span.EVER, none, shared -> true);
  }

  private long observedCount() {
    return observations.all().stream().mapToLong(Observations.Observed::count).sum();
  }

  /// Observations that are needed at least; or, `inWants`, that often a want is made at most.
  private static long units(Expression expression, boolean inWants) {
    return switch (expression) {
      case Expression.Single _ -> 1;
      case Expression.All all -> all.parts().stream().mapToLong(p -> units(p, inWants)).sum();
      case Expression.Any any -> {
        LongStream parts = any.parts().stream().mapToLong(p -> units(p, inWants));
        yield (inWants ? parts.max() : parts.min()).orElse(0);
      }
      case Expression.FollowedBy followed ->
          units(followed.first(), inWants) + units(followed.then(), inWants);
      case Expression.Qualified(Expression inner, Qualifier.Repeats(int times)) ->
          inWants && inner instanceof Expression.Single ? 1 : product(times, units(inner, inWants));
      case Expression.Qualified qualified -> units(qualified.inner(), inWants);
    };
  }

  private static long product(long a, long b) {
    return Math.min(a, Integer.MAX_VALUE) * Math.min(b, Integer.MAX_VALUE);
  }

  /// Alternatives of single observations are one expression that takes either.
  private static Expression simplified(Expression expression) {
    return switch (expression) {
      case Expression.Single single -> single;
      case Expression.All all ->
          new Expression.All(all.parts().stream().map(Matching::simplified).toList());
      case Expression.Any any -> {
        List<Expression> parts = any.parts().stream().map(Matching::simplified).toList();
        yield parts.stream().allMatch(Expression.Single.class::isInstance)
            ? new Expression.Single(
                new Comparison.Any(
                    parts.stream().map(part -> ((Expression.Single) part).comparison()).toList()))
            : new Expression.Any(parts);
      }
      case Expression.FollowedBy followed ->
          new Expression.FollowedBy(simplified(followed.first()), simplified(followed.then()));
      case Expression.Qualified qualified ->
          new Expression.Qualified(simplified(qualified.inner()), qualified.qualifier());
    };
  }

  private static Expression withoutTime(Expression expression) {
    return switch (expression) {
      case Expression.Single single -> single;
      case Expression.All all ->
          new Expression.All(all.parts().stream().map(Matching::withoutTime).toList());
      case Expression.Any any ->
          new Expression.Any(any.parts().stream().map(Matching::withoutTime).toList());
      case Expression.FollowedBy followed ->
          new Expression.All(List.of(withoutTime(followed.first()), withoutTime(followed.then())));
      case Expression.Qualified qualified ->
          switch (qualified.qualifier()) {
            case Qualifier.Within _ -> withoutTime(qualified.inner());
            case Qualifier.StartStop _, Qualifier.Repeats _ ->
                new Expression.Qualified(withoutTime(qualified.inner()), qualified.qualifier());
          };
    };
  }

  private boolean satisfied(Expression expression, Span span, SharingOut shared, Rest rest) {
    return switch (expression) {
      case Expression.Single single -> single(single, 1, span, shared, rest);
      case Expression.All all -> all(all.parts(), 0, span, shared, rest);
      case Expression.Any any -> {
        for (Expression part : any.parts()) {
          if (satisfied(part, span, shared, rest)) {
            yield true;
          }
        }
        yield false;
      }
      case Expression.FollowedBy followed -> followedBy(followed, span, shared, rest);
      case Expression.Qualified qualified -> qualified(qualified, span, shared, rest);
    };
  }

  private boolean single(
      Expression.Single single, long count, Span span, SharingOut shared, Rest rest) {
    int[] found = candidates(single.comparison());
    SharingOut next = shared.plus(new SharingOut.Want(found, span, count));
    return next != null && rest.isSatisfied(next);
  }

  private boolean all(List<Expression> parts, int from, Span span, SharingOut shared, Rest rest) {
    if (from == parts.size()) {
      return rest.isSatisfied(shared);
    }
    return satisfied(parts.get(from), span, shared, next -> all(parts, from + 1, span, next, rest));
  }

  private boolean followedBy(
      Expression.FollowedBy followed, Span span, SharingOut shared, Rest rest) {
    for (BigDecimal parting : moments(followed.first(), span, BigDecimal.ZERO)) {
      boolean found =
          satisfied(
              followed.first(),
              span.notAfter(parting),
              shared,
              next -> satisfied(followed.then(), span.notBefore(parting), next, rest));
      if (found) {
        return true;
      }
    }
    return false;
  }

  private boolean qualified(
      Expression.Qualified qualified, Span span, SharingOut shared, Rest rest) {
    Expression inner = qualified.inner();
    return switch (qualified.qualifier()) {
      case Qualifier.StartStop bounds ->
          bounds.start().compareTo(bounds.stop()) < 0
              && satisfied(
                  inner,
                  span.notBefore(bounds.start().seconds()).before(bounds.stop().seconds()),
                  shared,
                  rest);
      case Qualifier.Within within -> {
        if (inner instanceof Expression.Single) {
          yield satisfied(inner, span, shared, rest);
        }
        for (BigDecimal begin : moments(inner, span, within.seconds())) {
          Span window = span.notBefore(begin).before(begin.add(within.seconds()));
          if (satisfied(inner, window, shared, rest)) {
            yield true;
          }
        }
        yield false;
      }
      case Qualifier.Repeats repeats -> repeated(inner, repeats.times(), span, shared, rest);
    };
  }

  private boolean repeated(Expression inner, int times, Span span, SharingOut shared, Rest rest) {
    if (inner instanceof Expression.Single single) {
      return single(single, times, span, shared, rest);
    }
    return again(inner, times, span, shared, rest);
  }

  private boolean again(Expression inner, int times, Span span, SharingOut shared, Rest rest) {
    if (times == 0) {
      return rest.isSatisfied(shared);
    }
    return satisfied(inner, span, shared, next -> again(inner, times - 1, span, next, rest));
  }

  /// Moments worth trying: ends of what `expression` could take and of bounds in it, as far as
  /// `span` admits, and the ends of `span`. A stop is not included, so the moment to try is just
  /// before it: closer than anything else that a span of `seconds` could hang on.
  private SortedSet<BigDecimal> moments(Expression expression, Span span, BigDecimal seconds) {
    SortedSet<BigDecimal> moments = new TreeSet<>();
    List<Comparison> comparisons = new ArrayList<>();
    List<BigDecimal> stops = new ArrayList<>();
    gather(expression, comparisons, moments, stops);
    for (Comparison comparison : comparisons) {
      for (int candidate : candidates(comparison)) {
        Observations.Observed one = observations.all().get(candidate);
        if (span.meets(one.first(), one.last())) {
          moments.add(one.first());
          moments.add(one.last());
        }
      }
    }
    if (span.from() != null) {
      moments.add(span.from());
    }
    moments.addAll(justBefore(stops, moments, seconds));
    if (span.from() != null) {
      moments.removeIf(moment -> moment.compareTo(span.from()) < 0);
    }
    if (span.until() != null) {
      moments.removeIf(moment -> moment.compareTo(span.until()) > 0);
      if (span.untilIncluded()) {
        moments.add(span.until());
      }
    }
    return moments;
  }

  private static List<BigDecimal> justBefore(
      List<BigDecimal> stops, SortedSet<BigDecimal> moments, BigDecimal seconds) {
    if (stops.isEmpty()) {
      return List.of();
    }
    TreeSet<BigDecimal> critical = new TreeSet<>(moments);
    critical.addAll(stops);
    moments.forEach(moment -> critical.add(moment.subtract(seconds)));
    List<BigDecimal> before = new ArrayList<>();
    for (BigDecimal stop : stops) {
      BigDecimal last = critical.lower(stop);
      if (last != null) {
        before.add(last.add(stop).multiply(HALF));
      }
    }
    return before;
  }

  private static void gather(
      Expression expression,
      List<Comparison> comparisons,
      SortedSet<BigDecimal> starts,
      List<BigDecimal> stops) {
    switch (expression) {
      case Expression.Single single -> comparisons.add(single.comparison());
      case Expression.All all ->
          all.parts().forEach(part -> gather(part, comparisons, starts, stops));
      case Expression.Any any ->
          any.parts().forEach(part -> gather(part, comparisons, starts, stops));
      case Expression.FollowedBy followed -> {
        gather(followed.first(), comparisons, starts, stops);
        gather(followed.then(), comparisons, starts, stops);
      }
      case Expression.Qualified qualified -> {
        gather(qualified.inner(), comparisons, starts, stops);
        if (qualified.qualifier() instanceof Qualifier.StartStop bounds) {
          starts.add(bounds.start().seconds());
          stops.add(bounds.stop().seconds());
        }
      }
    }
  }

  /// Which observations have an object that passes.
  private int[] candidates(Comparison comparison) {
    int[] known = candidates.get(comparison);
    if (known != null) {
      return known;
    }
    List<Observations.Observed> all = observations.all();
    int[] found = new int[all.size()];
    int count = 0;
    for (int i = 0; i < found.length; i++) {
      if (new Evaluation(observations, all.get(i)).passes(comparison)) {
        found[count++] = i;
      }
    }
    int[] exact = Arrays.copyOf(found, count);
    candidates.put(comparison, exact);
    return exact;
  }
}
