package org.entente.cases;

/// What a list tells of a case.
///
/// @param lastMicros when its newest entry was recorded
/// @param evidence how many pieces it holds
/// @param tasks how many aren't done
/// @param proposed how many findings nobody else has judged
public record CaseHead(
    Entry opening, boolean isClosed, long lastMicros, int evidence, int tasks, int proposed) {
  public static CaseHead of(CaseView view) {
    return new CaseHead(
        view.opening(),
        view.isClosed(),
        view.entries().getLast().recordedMicros(),
        view.evidence().size(),
        view.tasks().size(),
        view.proposed().size());
  }
}
