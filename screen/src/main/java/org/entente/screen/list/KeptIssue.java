package org.entente.screen.list;

import java.time.LocalDate;
import java.util.List;
import org.entente.screen.ListSnapshot;

/// An issue in the store, without its rows.
///
/// @param asOf the publisher's date, or the best known date of the files where there is none;
///     orders the issues of a list
/// @param lenient what wasn't understood was left out
public record KeptIssue(
    ListSnapshot snapshot, String form, LocalDate asOf, boolean lenient, List<String> doubts) {
  public KeptIssue {
    doubts = List.copyOf(doubts);
  }
}
