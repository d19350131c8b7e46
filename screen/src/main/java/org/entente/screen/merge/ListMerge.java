package org.entente.screen.merge;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.entente.screen.ListId;
import org.entente.screen.Target;

/// Joins the rows of several lists, rule by rule from the strongest. A pair that meets a rule but
/// contradicts anything already joined becomes a possible duplicate. The result depends on
/// nothing but the rows and the decisions, not on their order.
public final class ListMerge {
  /// Evidence that more rows than this have says nothing about any two of them.
  private static final int MAX_SHARED = 12;

  /// Holds addresses alone, several of one owner.
  private static final ListId ADDRESSES = new ListId("us-crypto");

  /// By list and reference, but bare addresses last: they name nobody.
  private static final Comparator<Target> ORDER =
      Comparator.comparing((Target target) -> target.list().equals(ADDRESSES))
          .thenComparing(Target::list)
          .thenComparing(Target::reference);

  private final Map<String, Cluster> clusters = new HashMap<>();
  private final List<Join> doubts = new ArrayList<>();
  private final List<Decision> decisions;

  private static final class Cluster {
    private final List<Target> targets = new ArrayList<>();
    private final List<Join> joins = new ArrayList<>();
  }

  private ListMerge(List<Decision> decisions) {
    this.decisions = decisions;
  }

  public static Merged of(List<Target> targets) {
    return of(targets, List.of());
  }

  public static Merged of(List<Target> targets, List<Decision> decisions) {
    List<Target> sorted = new ArrayList<>(targets);
    sorted.sort(ORDER);
    ListMerge merge = new ListMerge(decisions);
    for (Target target : sorted) {
      merge.clusters.computeIfAbsent(target.id(), id -> new Cluster()).targets.add(target);
    }
    merge.decided();
    for (JoinRule rule : JoinRule.values()) {
      merge.rule(rule, sorted);
    }
    return merge.result(sorted);
  }

  private void decided() {
    for (Decision decision : decisions) {
      Cluster a = clusters.get(decision.a());
      Cluster b = clusters.get(decision.b());
      if (decision.same() && a != null && b != null && a != b) {
        Target first = find(a, decision.a());
        Target second = find(b, decision.b());
        unite(new Join(first, second, JoinRule.DECIDED, "decided by a person", List.of()));
      }
    }
  }

  private static Target find(Cluster cluster, String id) {
    return cluster.targets.stream().filter(t -> t.id().equals(id)).findFirst().orElseThrow();
  }

  private void rule(JoinRule rule, List<Target> sorted) {
    Map<String, List<Target>> byKey = new TreeMap<>();
    for (Target target : sorted) {
      for (String key : Evidence.keys(rule, target)) {
        byKey.computeIfAbsent(key, k -> new ArrayList<>()).add(target);
      }
    }
    byKey.forEach(
        (key, sharing) -> {
          if (sharing.size() > 1 && sharing.size() <= MAX_SHARED) {
            pairs(rule, key, sharing);
          }
        });
  }

  private void pairs(JoinRule rule, String key, List<Target> sharing) {
    boolean ambiguous =
        rule == JoinRule.EXACT_NAME
            && sharing.stream().map(Target::list).distinct().count() < sharing.size();
    for (int i = 0; i < sharing.size(); i++) {
      for (int j = i + 1; j < sharing.size(); j++) {
        pair(rule, key, sharing.get(i), sharing.get(j), ambiguous);
      }
    }
  }

  private void pair(JoinRule rule, String key, Target a, Target b, boolean ambiguous) {
    Cluster one = cluster(a);
    Cluster other = cluster(b);
    if (one == other) {
      return;
    }
    List<String> against = against(one, other);
    if (ambiguous) {
      against.add("a list has the name twice");
    }
    if (rule == JoinRule.NAME_ALONE) {
      if (!a.births().isEmpty() && !b.births().isEmpty()) {
        return;
      }
      against.add("a birth date is missing");
    }
    Join join = new Join(a, b, rule, key, against);
    if (against.isEmpty()) {
      unite(join);
    } else if (!a.list().equals(b.list()) || rule == JoinRule.PASSPORT) {
      doubts.add(join);
    }
  }

  private List<String> against(Cluster one, Cluster other) {
    List<String> against = new ArrayList<>();
    for (Target a : one.targets) {
      for (Target b : other.targets) {
        boolean refused = decisions.stream().anyMatch(d -> !d.same() && d.isAbout(a.id(), b.id()));
        if (refused) {
          against.add("decided by a person");
        }
        if (!a.list().equals(ADDRESSES) && !b.list().equals(ADDRESSES)) {
          against.addAll(Evidence.against(a, b));
        }
      }
    }
    return against;
  }

  private Cluster cluster(Target target) {
    return clusters.getOrDefault(target.id(), new Cluster());
  }

  private void unite(Join join) {
    Cluster one = cluster(join.a());
    Cluster other = cluster(join.b());
    one.targets.addAll(other.targets);
    one.joins.addAll(other.joins);
    one.joins.add(join);
    other.targets.forEach(target -> clusters.put(target.id(), one));
  }

  private Merged result(List<Target> sorted) {
    List<Entity> entities = new ArrayList<>();
    for (Target target : sorted) {
      Cluster cluster = cluster(target);
      cluster.targets.sort(ORDER);
      if (!cluster.targets.isEmpty() && cluster.targets.getFirst().id().equals(target.id())) {
        List<Target> once = cluster.targets.stream().distinct().toList();
        entities.add(new Entity(once, cluster.joins));
      }
    }
    List<Join> possible =
        doubts.stream().filter(doubt -> cluster(doubt.a()) != cluster(doubt.b())).toList();
    return new Merged(entities, possible);
  }
}
