package org.entente.screen.desk;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.entente.screen.Hit;
import org.entente.screen.Reason;
import org.entente.screen.Target;
import org.entente.screen.name.Rule;
import org.jspecify.annotations.Nullable;

/// What a change of lists changes for customers, without screening them against what stayed as it
/// was. The same as the difference of two whole screenings.
///
/// A name is judged by its own target alone, so only the touched ones are asked. A ship may be
/// judged by others as well (whose number does she bear?), so ships are asked of whole lists,
/// which is a look-up; where that changes a target that was not touched, she is screened whole.
/// For several threads.
public final class Rescreening {
  private final Desk narrowBefore;
  private final Desk narrowNow;
  private final Desk wholeBefore;
  private final Desk wholeNow;
  private final Map<String, Target> before;
  private final Map<String, Target> now;

  /// A target whose hit, or what a list says of it, is another than before.
  ///
  /// @param was null where it wasn't found before
  /// @param is null where it isn't found any more
  public record Change(String target, @Nullable Hit was, @Nullable Hit is) {
    /// Whether somebody has to look at it who didn't have to before.
    public boolean isNews() {
      return is != null && is.match();
    }
  }

  private Rescreening(
      List<Target> all,
      List<Target> allNow,
      Map<String, Target> before,
      Map<String, Target> now,
      Thresholds bars) {
    this.before = before;
    this.now = now;
    narrowBefore = Desk.narrow(all, List.copyOf(before.values()), bars);
    narrowNow = Desk.narrow(allNow, List.copyOf(now.values()), bars);
    wholeBefore = Desk.of(all, bars);
    wholeNow = Desk.of(allNow, bars);
  }

  public static Rescreening between(List<Target> before, List<Target> now, Thresholds bars) {
    Map<String, Target> old = byId(before);
    Map<String, Target> young = byId(now);
    Map<String, Target> touchedBefore = new LinkedHashMap<>();
    Map<String, Target> touchedNow = new LinkedHashMap<>();
    old.forEach(
        (id, target) -> {
          Target other = young.get(id);
          if (other == null || !saysTheSame(target, other)) {
            touchedBefore.put(id, target);
          }
        });
    young.forEach(
        (id, target) -> {
          if (!old.containsKey(id) || touchedBefore.containsKey(id)) {
            touchedNow.put(id, target);
          }
        });
    return new Rescreening(before, now, touchedBefore, touchedNow, bars);
  }

  private static Map<String, Target> byId(List<Target> targets) {
    Map<String, Target> byId = new LinkedHashMap<>();
    targets.forEach(target -> byId.put(target.id(), target));
    return byId;
  }

  private static boolean saysTheSame(Target a, Target b) {
    return Clearances.fingerprint(a).equals(Clearances.fingerprint(b));
  }

  /// How many targets are new, changed or gone.
  public int touched() {
    TreeSet<String> ids = new TreeSet<>(before.keySet());
    ids.addAll(now.keySet());
    return ids.size();
  }

  /// In the order of targets' ids; hits below `least` are none.
  public List<Change> changes(Customer customer, int least) {
    boolean isWhole = customer.isShip() && othersAreJudgedAnew(customer);
    return difference(
        (isWhole ? wholeBefore : narrowBefore).screen(customer, least),
        (isWhole ? wholeNow : narrowNow).screen(customer, least));
  }

  private boolean othersAreJudgedAnew(Customer customer) {
    Map<String, Hit> was = hits(wholeBefore.ship(customer.ship()).hits());
    Map<String, Hit> is = hits(wholeNow.ship(customer.ship()).hits());
    TreeSet<String> ids = new TreeSet<>(was.keySet());
    ids.addAll(is.keySet());
    return ids.stream()
        .filter(id -> !before.containsKey(id) && !now.containsKey(id))
        .anyMatch(id -> differs(was.get(id), is.get(id)));
  }

  /// The difference of two screenings of one customer.
  static List<Change> difference(List<Hit> before, List<Hit> now) {
    Map<String, Hit> was = hits(before);
    Map<String, Hit> is = hits(now);
    TreeSet<String> ids = new TreeSet<>(was.keySet());
    ids.addAll(is.keySet());
    List<Change> changes = new ArrayList<>();
    for (String id : ids) {
      if (differs(was.get(id), is.get(id))) {
        changes.add(new Change(id, was.get(id), is.get(id)));
      }
    }
    return changes;
  }

  private static Map<String, Hit> hits(List<Hit> hits) {
    Map<String, Hit> byId = new HashMap<>();
    hits.forEach(hit -> byId.put(hit.target().id(), plain(hit)));
    return byId;
  }

  /// How many others are called so is said of the whole list and changes no decision.
  private static Hit plain(Hit hit) {
    List<Reason> because =
        hit.because().stream().filter(why -> !why.rule().equals(Rule.HOMONYMS.code())).toList();
    return hit.with(because);
  }

  private static boolean differs(@Nullable Hit was, @Nullable Hit is) {
    if (was == null || is == null) {
      return (was == null) != (is == null);
    }
    return was.score() != is.score()
        || was.match() != is.match()
        || !was.because().equals(is.because())
        || !saysTheSame(was.target(), is.target());
  }
}
