package org.entente.exchange.stix.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.entente.exchange.json.JsonReader;
import org.junit.jupiter.api.Test;

/// Compares the matcher with the definition, tried out: every choice of observations for the
/// bracketed expressions, and for each every choice of moments on a grid of quarter seconds.
class MatchingOracleTest {
  private static final int GRID = 4;

  private record Seen(int first, int last, int count, char name) {}

  /// Chosen observation and moment of each bracketed expression of a node.
  private sealed interface Node {
    record Leaf(String names) implements Node {}

    record And(Node a, Node b) implements Node {}

    record Or(Node a, Node b) implements Node {}

    record Then(Node a, Node b) implements Node {}

    record Within(Node inner, int seconds) implements Node {}

    record Between(Node inner, int start, int stop) implements Node {}

    record Times(Node inner, int times) implements Node {}
  }

  /// Leaves to satisfy, and what their moments must obey.
  private record Choice(List<String> leaves, List<int[]> bounds) {}

  private static final int THEN = 0;
  private static final int WITHIN = 1;
  private static final int BETWEEN = 2;

  @Test
  void theMatcherDoesWhatTheDefinitionSays() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    int matched = 0;
    int cases = Integer.getInteger("cases", 1_500);
    for (int i = 0; i < cases; i++) {
      List<Seen> seen = new ArrayList<>();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        int first = random.nextInt(6);
        seen.add(
            new Seen(
                first,
                first + (random.nextBoolean() ? 0 : random.nextInt(3)),
                1 + random.nextInt(4) / 3,
                (char) ('a' + random.nextInt(3))));
      }
      Node node = node(random, 3);
      boolean expected = choices(node, 0).stream().anyMatch(choice -> satisfiable(choice, seen));
      String pattern = text(node);
      boolean actual =
          StixPattern.parse(pattern)
              .matches(Observations.of("seen", JsonReader.parse("seen", json(seen))));
      assertThat(actual)
          .as("seed %d case %d: %s over %s", seed, i, pattern, seen)
          .isEqualTo(expected);
      matched += expected ? 1 : 0;
    }
    assertThat(matched).isBetween(cases / 10, cases * 9 / 10);
  }

  private static Node node(Random random, int depth) {
    if (depth == 0) {
      return new Node.Leaf(List.of("a", "b", "c", "ab", "bc", "abc").get(random.nextInt(6)));
    }
    return switch (random.nextInt(8)) {
      case 0, 1 -> new Node.Leaf(random.nextBoolean() ? "abc" : "ab");
      case 2 -> new Node.And(node(random, depth - 1), node(random, depth - 1));
      case 3 -> new Node.Or(node(random, depth - 1), node(random, depth - 1));
      case 4 -> new Node.Then(node(random, depth - 1), node(random, depth - 1));
      case 5 -> new Node.Within(node(random, depth - 1), 1 + random.nextInt(4));
      case 6 -> {
        int start = random.nextInt(6);
        yield new Node.Between(node(random, depth - 1), start, start + random.nextInt(4));
      }
      default -> new Node.Times(node(random, depth - 1), 1 + random.nextInt(2));
    };
  }

  private static String text(Node node) {
    return switch (node) {
      case Node.Leaf leaf -> "[p:name MATCHES '^[" + leaf.names() + "]$']";
      case Node.And and -> "(" + text(and.a()) + " AND " + text(and.b()) + ")";
      case Node.Or or -> "(" + text(or.a()) + " OR " + text(or.b()) + ")";
      case Node.Then then -> "(" + text(then.a()) + " FOLLOWEDBY " + text(then.b()) + ")";
      case Node.Within within ->
          "(" + text(within.inner()) + ") WITHIN " + within.seconds() + " SECONDS";
      case Node.Between between ->
          "(%s) START t'2026-01-01T00:00:%02dZ' STOP t'2026-01-01T00:00:%02dZ'"
              .formatted(text(between.inner()), between.start(), between.stop());
      case Node.Times times -> "(" + text(times.inner()) + ") REPEATS " + times.times() + " TIMES";
    };
  }

  /// Every way to resolve OR; leaves are numbered from `from`.
  private static List<Choice> choices(Node node, int from) {
    List<Choice> all = new ArrayList<>();
    switch (node) {
      case Node.Leaf leaf -> all.add(new Choice(List.of(leaf.names()), List.of()));
      case Node.And and -> both(and.a(), and.b(), from, false, all);
      case Node.Then then -> both(then.a(), then.b(), from, true, all);
      case Node.Or or -> {
        all.addAll(choices(or.a(), from));
        all.addAll(choices(or.b(), from));
      }
      case Node.Within within ->
          choices(within.inner(), from)
              .forEach(c -> all.add(bounded(c, WITHIN, from, within.seconds(), 0)));
      case Node.Between between ->
          choices(between.inner(), from)
              .forEach(c -> all.add(bounded(c, BETWEEN, from, between.start(), between.stop())));
      case Node.Times times -> {
        if (times.times() == 1) {
          all.addAll(choices(times.inner(), from));
        } else {
          both(times.inner(), times.inner(), from, false, all);
        }
      }
    }
    return all;
  }

  private static Choice bounded(Choice choice, int kind, int from, int x, int y) {
    List<int[]> bounds = new ArrayList<>(choice.bounds());
    bounds.add(new int[] {kind, from, from + choice.leaves().size(), x, y});
    return new Choice(choice.leaves(), bounds);
  }

  private static void both(Node a, Node b, int from, boolean then, List<Choice> all) {
    for (Choice x : choices(a, from)) {
      for (Choice y : choices(b, from + x.leaves().size())) {
        List<String> leaves = new ArrayList<>(x.leaves());
        leaves.addAll(y.leaves());
        List<int[]> bounds = new ArrayList<>(x.bounds());
        bounds.addAll(y.bounds());
        if (then) {
          bounds.add(new int[] {THEN, from, from + x.leaves().size(), from + leaves.size(), 0});
        }
        all.add(new Choice(leaves, bounds));
      }
    }
  }

  private static boolean satisfiable(Choice choice, List<Seen> seen) {
    int units = seen.stream().mapToInt(Seen::count).sum();
    return choice.leaves().size() <= units
        && assign(choice, seen, new int[choice.leaves().size()], new int[seen.size()], 0);
  }

  private static boolean assign(Choice choice, List<Seen> seen, int[] taken, int[] used, int leaf) {
    if (leaf == taken.length) {
      return moments(choice, seen, taken, new int[taken.length], 0);
    }
    for (int i = 0; i < seen.size(); i++) {
      boolean fits = choice.leaves().get(leaf).indexOf(seen.get(i).name()) >= 0;
      if (fits && used[i] < seen.get(i).count()) {
        used[i]++;
        taken[leaf] = i;
        boolean found = assign(choice, seen, taken, used, leaf + 1);
        used[i]--;
        if (found) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean moments(Choice choice, List<Seen> seen, int[] taken, int[] at, int leaf) {
    for (int[] bound : choice.bounds()) {
      if (!obeys(bound, at, leaf)) {
        return false;
      }
    }
    if (leaf == taken.length) {
      return true;
    }
    Seen one = seen.get(taken[leaf]);
    for (int t = one.first() * GRID; t <= one.last() * GRID; t++) {
      at[leaf] = t;
      if (moments(choice, seen, taken, at, leaf + 1)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the first `known` moments obey a bound.
  private static boolean obeys(int[] bound, int[] at, int known) {
    int end = Math.min(bound[2], known);
    for (int i = bound[1]; i < end; i++) {
      switch (bound[0]) {
        case BETWEEN -> {
          if (at[i] < bound[3] * GRID || at[i] >= bound[4] * GRID) {
            return false;
          }
        }
        case WITHIN -> {
          for (int j = bound[1]; j < i; j++) {
            if (Math.abs(at[i] - at[j]) >= bound[3] * GRID) {
              return false;
            }
          }
        }
        default -> {
          for (int j = bound[2]; j < Math.min(bound[3], known); j++) {
            if (at[i] > at[j]) {
              return false;
            }
          }
        }
      }
    }
    return true;
  }

  private static String json(List<Seen> seen) {
    StringBuilder json = new StringBuilder("[");
    for (Seen one : seen) {
      json.append(json.length() == 1 ? "" : ",")
          .append(
              """
              {"type":"observed-data","number_observed":%d,"first_observed":"2026-01-01T00:00:%02dZ",
               "last_observed":"2026-01-01T00:00:%02dZ","objects":{"0":{"type":"p","name":"%s"}}}
              """
                  .formatted(one.count(), one.first(), one.last(), one.name()));
    }
    return json.append("]").toString();
  }
}
