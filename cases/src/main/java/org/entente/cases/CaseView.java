package org.entente.cases;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A case as it was known on a day: its entries without those that were replaced by then, in the
/// order in which they were recorded.
public record CaseView(String id, List<Entry> entries) {
  /// What became of a finding.
  public enum Standing {
    /// Nobody else has said a word yet.
    PROPOSED,
    APPROVED,
    REFUSED
  }

  public CaseView {
    entries = List.copyOf(entries);
  }

  /// What of a whole journal was known then and held then; empty when nothing was.
  static Optional<CaseView> of(String caseId, List<Entry> journal, AsOf asOf) {
    List<Entry> known = journal.stream().filter(asOf::isKnown).toList();
    Set<Integer> replaced = new HashSet<>();
    known.forEach(one -> replaced.add(one.replaces()));
    List<Entry> entries =
        known.stream()
            .filter(one -> !replaced.contains(one.position()))
            .filter(asOf::isValid)
            .toList();
    return entries.isEmpty() ? Optional.empty() : Optional.of(new CaseView(caseId, entries));
  }

  public Entry opening() {
    return entries.getFirst();
  }

  public List<Entry> of(EntryKind kind) {
    return entries.stream().filter(one -> one.kind() == kind).toList();
  }

  public List<Entry> evidence() {
    return entries.stream().filter(one -> one.kind().isEvidence()).toList();
  }

  public List<Entry> about(Entry subject, EntryKind kind) {
    return entries.stream()
        .filter(one -> one.kind() == kind && one.about() == subject.position())
        .toList();
  }

  public Optional<Entry> at(int position) {
    return entries.stream().filter(one -> one.position() == position).findFirst();
  }

  public boolean isClosed() {
    return !of(EntryKind.CLOSED).isEmpty();
  }

  /// Tasks that aren't done.
  public List<Entry> tasks() {
    return of(EntryKind.TASK).stream().filter(one -> about(one, EntryKind.DONE).isEmpty()).toList();
  }

  /// Findings that nobody else has judged.
  public List<Entry> proposed() {
    return of(EntryKind.FINDING).stream()
        .filter(one -> standing(one) == Standing.PROPOSED)
        .toList();
  }

  /// The last judgement counts.
  public Standing standing(Entry finding) {
    Standing standing = Standing.PROPOSED;
    for (Entry one : entries) {
      if (one.about() == finding.position()) {
        if (one.kind() == EntryKind.APPROVAL) {
          standing = Standing.APPROVED;
        } else if (one.kind() == EntryKind.REFUSAL) {
          standing = Standing.REFUSED;
        }
      }
    }
    return standing;
  }
}
