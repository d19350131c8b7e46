package org.entente.screen.list;

import java.util.List;
import org.entente.screen.ListId;
import org.entente.screen.ListSnapshot;
import org.entente.screen.Target;

/// An issue of a list, read.
///
/// @param form how it was published, such as `ofac-csv`
/// @param doubts why it may not be the whole list; imported all the same unless strict
/// @param findings what was skipped and what a person should look at
public record LoadedList(
    ListSnapshot snapshot,
    String form,
    List<Target> targets,
    List<String> doubts,
    List<String> findings) {
  public LoadedList {
    targets = List.copyOf(targets);
    doubts = List.copyOf(doubts);
    findings = List.copyOf(findings);
  }

  /// What speaks against it beside the issue before it.
  public List<String> drift(KeptIssue before) {
    return before.snapshot().sha256().equals(snapshot.sha256())
        ? List.of()
        : ListGuard.compare(before.snapshot().count("targets"), targets.size());
  }

  public ListId list() {
    return snapshot.list();
  }
}
