package org.entente.cases;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An entry that somebody wants to add.
///
/// @param word what the kind says it is; empty where it has none
/// @param learntMicros when we knew it, where that was before now; else 0
public record Draft(
    EntryKind kind,
    String word,
    String title,
    String text,
    Ties ties,
    ValidTime valid,
    String author,
    String marking,
    Provenance provenance,
    long learntMicros) {

  /// Other entries of the case by their positions, 0 without one.
  ///
  /// @param about the entry it is about
  /// @param other the second entry it names
  /// @param replaces the entry that it puts right
  public record Ties(int about, int other, int replaces) {
    static final Ties NONE = new Ties(0, 0, 0);

    List<Integer> all() {
      return List.of(about, other, replaces);
    }
  }

  /// Where it is from.
  ///
  /// @param source empty for the author's own word
  /// @param command the command line that makes the same bytes again; empty where there is none
  /// @param bytes of evidence, exactly; null for everything else
  /// @param publishedMicros when its source published it, of evidence; 0 where nobody knows
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Provenance(
      String source, String command, byte @Nullable [] bytes, long publishedMicros) {
    static final Provenance AUTHOR = new Provenance("", "", null, 0);
  }

  /// Of this kind, with nothing but who says it and how it is marked.
  public static Draft of(EntryKind kind, String title, String text, String author, String marking) {
    return new Draft(
        kind, "", title, text, Ties.NONE, ValidTime.ALWAYS, author, marking, Provenance.AUTHOR, 0);
  }

  public Draft withWord(String given) {
    return new Draft(
        kind, given, title, text, ties, valid, author, marking, provenance, learntMicros);
  }

  public Draft withTitle(String given) {
    return new Draft(
        kind, word, given, text, ties, valid, author, marking, provenance, learntMicros);
  }

  public Draft about(int first, int second) {
    return with(new Ties(first, second, ties.replaces));
  }

  public Draft replacing(int position) {
    return with(new Ties(ties.about, ties.other, position));
  }

  private Draft with(Ties others) {
    return new Draft(
        kind, word, title, text, others, valid, author, marking, provenance, learntMicros);
  }

  public Draft holding(ValidTime time) {
    return new Draft(
        kind, word, title, text, ties, time, author, marking, provenance, learntMicros);
  }

  public Draft from(String source, String command, byte @Nullable [] bytes) {
    return with(new Provenance(source, command, bytes, provenance.publishedMicros));
  }

  public Draft published(long micros) {
    return with(new Provenance(provenance.source, provenance.command, provenance.bytes, micros));
  }

  private Draft with(Provenance other) {
    return new Draft(kind, word, title, text, ties, valid, author, marking, other, learntMicros);
  }

  public Draft learnt(long micros) {
    return new Draft(kind, word, title, text, ties, valid, author, marking, provenance, micros);
  }
}
