package org.entente.screen.read;

import java.time.LocalDate;
import java.util.List;
import org.entente.screen.ListId;
import org.entente.screen.Target;
import org.jspecify.annotations.Nullable;

/// What a reader made of one issue.
///
/// @param published the list's own date; null where it carries none
public record ReadList(ListId list, @Nullable LocalDate published, List<Target> targets) {
  public ReadList {
    targets = List.copyOf(targets);
  }
}
