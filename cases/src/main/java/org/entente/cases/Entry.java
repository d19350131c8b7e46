package org.entente.cases;

import org.jspecify.annotations.Nullable;

/// An entry as it stands in a case, for ever.
///
/// @param position within its case, from 1
/// @param recordedMicros when it was recorded here, in microseconds since 1970
/// @param sha256 of the exact bytes, in hex; null for what is no evidence
/// @param learntMicros when we knew it, as its author says; never after it was recorded
/// @param publishedMicros when its source published it, of evidence; 0 where nobody knows
public record Entry(
    String caseId,
    int position,
    EntryKind kind,
    String word,
    String title,
    String text,
    int about,
    int other,
    int replaces,
    long recordedMicros,
    ValidTime valid,
    String author,
    String marking,
    String source,
    String command,
    @Nullable String sha256,
    long learntMicros,
    long publishedMicros) {

  /// Of something that was recorded as soon as it was known.
  public Entry(
      String caseId,
      int position,
      EntryKind kind,
      String word,
      String title,
      String text,
      int about,
      int other,
      int replaces,
      long recordedMicros,
      ValidTime valid,
      String author,
      String marking,
      String source,
      String command,
      @Nullable String sha256) {
    this(
        caseId,
        position,
        kind,
        word,
        title,
        text,
        about,
        other,
        replaces,
        recordedMicros,
        valid,
        author,
        marking,
        source,
        command,
        sha256,
        recordedMicros,
        0);
  }

  /// The same, known since then.
  public Entry learnt(long micros) {
    return at(micros, publishedMicros);
  }

  /// The same, published then.
  public Entry published(long micros) {
    return at(learntMicros, micros);
  }

  private Entry at(long learnt, long published) {
    return new Entry(
        caseId,
        position,
        kind,
        word,
        title,
        text,
        about,
        other,
        replaces,
        recordedMicros,
        valid,
        author,
        marking,
        source,
        command,
        sha256,
        learnt,
        published);
  }

  /// Whether it was known before it was recorded.
  public boolean isLate() {
    return learntMicros < recordedMicros;
  }
}
