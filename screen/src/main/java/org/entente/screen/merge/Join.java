package org.entente.screen.merge;

import java.util.List;
import org.entente.screen.Target;

/// A piece of evidence that two rows are one target.
///
/// @param evidence what both have: the number, the address, the name with the date
/// @param against what speaks against it; not empty makes it a possible duplicate for a person to
///     decide, never a join
public record Join(Target a, Target b, JoinRule rule, String evidence, List<String> against) {
  public Join {
    against = List.copyOf(against);
  }
}
