package org.entente.screen.list;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.entente.screen.ListSnapshot;

/// An issue in the store, without its rows.
///
/// @param asOf the publisher's date, or the best known date of the files where there is none;
///     orders the issues of a list
/// @param lenient what wasn't understood was left out
/// @param sequence counts the issues of its list as the store took them in, from 1; 0 for those of
///     stores that did not count yet
public record KeptIssue(
    ListSnapshot snapshot,
    String form,
    LocalDate asOf,
    boolean lenient,
    List<String> doubts,
    long sequence) {
  /// The current issue is the last. Of one day, what was taken in later is newer: two imports
  /// within a moment differ by their count alone.
  static final Comparator<KeptIssue> ORDER =
      Comparator.comparing(KeptIssue::asOf)
          .thenComparingLong(KeptIssue::sequence)
          .thenComparing(issue -> issue.snapshot().fetched())
          .thenComparing(issue -> issue.snapshot().sha256());

  public KeptIssue {
    doubts = List.copyOf(doubts);
  }

  KeptIssue numbered(long other) {
    return new KeptIssue(snapshot, form, asOf, lenient, doubts, other);
  }
}
