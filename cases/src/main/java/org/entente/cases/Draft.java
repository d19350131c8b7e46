package org.entente.cases;

import org.jspecify.annotations.Nullable;

/// An entry that somebody wants to add.
///
/// @param word what the kind says it is; empty where it has none
/// @param about the entry it is about, by its position; 0 without one
/// @param other the second entry it names; 0 without one
/// @param replaces the entry that it puts right; 0 without one
/// @param source where it is from; empty for the author's own word
/// @param command the command line that makes the same bytes again; empty where there is none
/// @param bytes of evidence, exactly; null for everything else
/// @param learntMicros when we knew it, where that was before now; else 0
/// @param publishedMicros when its source published it, of evidence; 0 where nobody knows
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Draft(
    EntryKind kind,
    String word,
    String title,
    String text,
    int about,
    int other,
    int replaces,
    ValidTime valid,
    String author,
    String marking,
    String source,
    String command,
    byte @Nullable [] bytes,
    long learntMicros,
    long publishedMicros) {

  /// Of this kind, with nothing but who says it and how it is marked.
  public static Draft of(EntryKind kind, String title, String text, String author, String marking) {
    return new Draft(
        kind, "", title, text, 0, 0, 0, ValidTime.ALWAYS, author, marking, "", "", null, 0, 0);
  }

  public Draft withWord(String given) {
    return new Draft(
        kind,
        given,
        title,
        text,
        about,
        other,
        replaces,
        valid,
        author,
        marking,
        source,
        command,
        bytes,
        learntMicros,
        publishedMicros);
  }

  public Draft about(int first, int second) {
    return new Draft(
        kind,
        word,
        title,
        text,
        first,
        second,
        replaces,
        valid,
        author,
        marking,
        source,
        command,
        bytes,
        learntMicros,
        publishedMicros);
  }

  public Draft replacing(int position) {
    return new Draft(
        kind,
        word,
        title,
        text,
        about,
        other,
        position,
        valid,
        author,
        marking,
        source,
        command,
        bytes,
        learntMicros,
        publishedMicros);
  }

  public Draft holding(ValidTime time) {
    return new Draft(
        kind,
        word,
        title,
        text,
        about,
        other,
        replaces,
        time,
        author,
        marking,
        source,
        command,
        bytes,
        learntMicros,
        publishedMicros);
  }

  public Draft from(String origin, String line, byte @Nullable [] exact) {
    return new Draft(
        kind,
        word,
        title,
        text,
        about,
        other,
        replaces,
        valid,
        author,
        marking,
        origin,
        line,
        exact,
        learntMicros,
        publishedMicros);
  }

  public Draft learnt(long micros) {
    return at(micros, publishedMicros);
  }

  public Draft published(long micros) {
    return at(learntMicros, micros);
  }

  private Draft at(long learnt, long published) {
    return new Draft(
        kind, word, title, text, about, other, replaces, valid, author, marking, source, command,
        bytes, learnt, published);
  }
}
