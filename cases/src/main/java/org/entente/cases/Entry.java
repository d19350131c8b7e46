package org.entente.cases;

import org.jspecify.annotations.Nullable;

/// An entry as it stands in a case, for ever.
///
/// @param position within its case, from 1
/// @param recordedMicros when it was recorded here, in microseconds since 1970
/// @param sha256 of the exact bytes, in hex; null for what is no evidence
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
    @Nullable String sha256) {}
