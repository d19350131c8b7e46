package org.entente.exchange.job;

import org.jspecify.annotations.Nullable;

/// A job as it stands. Times are microseconds since 1970, 0 for what hasn't come yet.
///
/// @param number in the order in which they were asked for
/// @param inputs what it was done with, as JSON: hashes of stores, labels and lists; empty before
/// @param attempts how often it was begun: more than once after the node stopped, or when it made
///     room for others
/// @param outcome what came of it; null before it is done
/// @param reason why it failed; empty otherwise
public record Job(
    long number,
    String id,
    JobDraft asked,
    JobState state,
    String inputs,
    int attempts,
    Times times,
    Progress progress,
    @Nullable Outcome outcome,
    String reason) {
  /// Since when it is what it is.
  ///
  /// @param started when it was begun the first time
  public record Times(long asked, long started, long ended) {}

  /// So many of so many units; a total of 0 isn't known.
  public record Progress(long done, long total, String unit) {}

  /// What came of a job that is done.
  ///
  /// @param sha256 of the result's bytes, in hex
  /// @param found whether a person has to look: a hit, a threshold that was reached
  public record Outcome(String sha256, long lengthBytes, boolean found) {}

  public boolean isOf(String person) {
    return asked.person().equals(person);
  }
}
