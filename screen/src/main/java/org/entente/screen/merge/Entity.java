package org.entente.screen.merge;

import java.util.List;
import org.entente.screen.ListId;
import org.entente.screen.Name;
import org.entente.screen.NameUse;
import org.entente.screen.Script;
import org.entente.screen.Target;
import org.entente.screen.TargetKind;

/// One real target with the rows of all lists that name it.
///
/// @param targets in the order of list names; at least one
/// @param joins the evidence that holds them together, one fewer than targets
public record Entity(List<Target> targets, List<Join> joins) {
  public Entity {
    targets = List.copyOf(targets);
    joins = List.copyOf(joins);
  }

  /// The first row's, which stays while that row stands: `kr/1`.
  public String id() {
    return targets.getFirst().id();
  }

  public String name() {
    return targets.getFirst().primaryName().text();
  }

  /// The name in the first of the scripts in which any list writes one: a primary name before
  /// other ones, never a weak one. The first list's name where none does.
  public String nameIn(List<Script> scripts) {
    for (Script script : scripts) {
      Name best = null;
      for (Target target : targets) {
        for (Name name : target.names()) {
          boolean better = best == null || (isAlias(best) && !isAlias(name));
          if (better && !name.weak() && name.script() == script) {
            best = name;
          }
        }
      }
      if (best != null) {
        return best.text();
      }
    }
    return name();
  }

  private static boolean isAlias(Name name) {
    return name.use() == NameUse.ALIAS || name.use() == NameUse.FORMER;
  }

  /// What the first list that is sure says it is.
  public TargetKind kind() {
    for (Target target : targets) {
      if (target.kind() != TargetKind.OTHER && target.kind() != TargetKind.LEGAL_ENTITY) {
        return target.kind();
      }
    }
    return targets.getFirst().kind();
  }

  public boolean isOn(ListId list) {
    return targets.stream().anyMatch(target -> target.list().equals(list));
  }
}
