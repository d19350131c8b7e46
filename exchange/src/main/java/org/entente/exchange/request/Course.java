package org.entente.exchange.request;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;

/// How a request went: a pure function of the set of its events, so that two nodes that hold the
/// same events see the same, in whatever order they came.
///
/// An event names the last ones that its author had seen. One whose predecessors aren't all here
/// is parked. Of two that neither had seen the other, the executor's comes first: what it says it
/// did is a fact, what the requester wishes meanwhile is a wish. Whatever then doesn't follow is
/// overtaken: it is kept, shown, and changes nothing. So what the executor did in good faith is
/// never undone by what it couldn't know: whatever it sees is the beginning of what both will see.
///
/// @param state where it stands; null while its first event isn't here
/// @param effect where what was stopped stood before it was appealed or closed; null if nothing is
/// @param level how often it was escalated
/// @param applied the events that count, in order
/// @param overtaken those that didn't follow, in order
/// @param parked those whose predecessors are missing
public record Course(
    @Nullable State state,
    @Nullable State effect,
    int level,
    List<Placed> applied,
    List<Placed> overtaken,
    List<Placed> parked) {
  public Course {
    applied = List.copyOf(applied);
    overtaken = List.copyOf(overtaken);
    parked = List.copyOf(parked);
  }

  /// The events of one request, in any order, each as often as one likes.
  public static Course of(Collection<Placed> events) {
    return new Fold(events).course();
  }

  /// The request itself; empty while it isn't here.
  public Optional<RequestEvent> root() {
    return applied.stream().map(Placed::event).findFirst();
  }

  public Optional<Wish> wish() {
    return root().map(one -> Wish.read("the request", one.body()));
  }

  /// The last event of this kind that counts.
  public Optional<Placed> last(Step step) {
    return applied.reversed().stream().filter(one -> one.event().step() == step).findFirst();
  }

  /// The first event of one of these kinds that counts.
  public Optional<Placed> first(Set<Step> steps) {
    return applied.stream().filter(one -> steps.contains(one.event().step())).findFirst();
  }

  /// Whether a step would follow now.
  public boolean follows(Step step) {
    return State.after(state, step, effect).isPresent();
  }

  /// Whether what was asked for was done and nobody objects.
  public boolean isInEffect() {
    return effect != null && state != State.APPEALED;
  }

  /// What the next event must name: the events that none of those here came after.
  /// A second event under a number that its author had used is none that anything comes after.
  public List<String> tips() {
    Set<String> named = new HashSet<>();
    Map<String, String> known = new HashMap<>();
    for (List<Placed> all : List.of(applied, overtaken)) {
      for (Placed one : all) {
        known.putIfAbsent(one.event().author() + " " + one.event().number(), one.hash());
        named.addAll(one.event().after());
      }
    }
    return known.values().stream().filter(one -> !named.contains(one)).sorted().toList();
  }

  /// The number of an author's next event.
  public int next(String author) {
    int next = 0;
    for (List<Placed> all : List.of(applied, overtaken)) {
      for (Placed one : all) {
        boolean isIts = one.event().author().equals(author);
        next = isIts ? Math.max(next, one.event().number() + 1) : next;
      }
    }
    return next;
  }

  /// What was stopped, as the executor says.
  public Amounts frozen() {
    return effect == null ? Amounts.NONE : sum(Set.of(Step.PARTIAL, Step.EFFECT));
  }

  /// What went back.
  public Amounts returned() {
    return sum(Set.of(Step.RETURN));
  }

  /// What left the target between the request and the effect, as the requester's ledger showed.
  public Amounts moved() {
    return last(Step.VERIFY)
        .map(one -> one.event().body())
        .filter(body -> body.has("moved"))
        .map(
            body ->
                Amounts.of(
                    new JsonValue.Members(
                        Map.of("amounts", new JsonValue.Array(body.items("moved"))))))
        .orElse(Amounts.NONE);
  }

  private Amounts sum(Set<Step> steps) {
    return applied.stream()
        .filter(one -> steps.contains(one.event().step()))
        .map(one -> Amounts.read("the request", one.event().body()))
        .reduce(Amounts.NONE, Amounts::plus);
  }

  /// Puts events in order and applies them.
  private static final class Fold {
    private final Map<String, Placed> left = new LinkedHashMap<>();
    private final Map<String, Integer> next = new HashMap<>();
    private final Set<String> settled = new HashSet<>();
    private final List<Placed> applied = new ArrayList<>();
    private final List<Placed> overtaken = new ArrayList<>();
    private @Nullable State state;
    private @Nullable State effect;
    private @Nullable RequestEvent root;
    private int level;

    Fold(Collection<Placed> events) {
      events.stream()
          .sorted(Comparator.comparingLong(Placed::position).thenComparing(Placed::hash))
          .forEach(one -> left.putIfAbsent(one.hash(), one));
    }

    Course course() {
      for (Placed one = ready(); one != null; one = ready()) {
        left.remove(one.hash());
        settle(one);
      }
      return new Course(state, effect, level, applied, overtaken, List.copyOf(left.values()));
    }

    /// The executor's next event if it may come now, else the requester's; of two with one number
    /// the one that stands earlier in the log.
    private @Nullable Placed ready() {
      for (Step.Owner owner : List.of(Step.Owner.EXECUTOR, Step.Owner.REQUESTER)) {
        for (Placed one : left.values()) {
          if (one.event().step().owner() == owner && isReady(one)) {
            return one;
          }
        }
      }
      return null;
    }

    private boolean isReady(Placed one) {
      return settled.containsAll(one.event().after())
          && one.event().number() <= next.getOrDefault(one.event().author(), 0);
    }

    private void settle(Placed one) {
      RequestEvent event = one.event();
      settled.add(one.hash());
      boolean isNext = event.number() == next.getOrDefault(event.author(), 0);
      Optional<State> after =
          isNext && isSameRequest(event)
              ? State.after(state, event.step(), effect)
              : Optional.empty();
      if (isNext) {
        next.merge(event.author(), 1, Integer::sum);
      }
      if (after.isEmpty()) {
        overtaken.add(one);
        return;
      }
      if (root == null) {
        root = event;
      }
      state = after.get();
      if (state.isInEffect()) {
        effect = state;
      } else if (state == State.REVERSED) {
        effect = null;
      }
      level += event.step() == Step.ESCALATE ? 1 : 0;
      applied.add(one);
    }

    /// Who asks whom, and whether it is an exercise, stays what the first event says.
    private boolean isSameRequest(RequestEvent event) {
      return root == null
          || (event.requester().equals(root.requester())
              && event.executor().equals(root.executor())
              && event.isExercise() == root.isExercise());
    }
  }
}
