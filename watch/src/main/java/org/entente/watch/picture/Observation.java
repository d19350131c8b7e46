package org.entente.watch.picture;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One thing that somebody saw or computed.
///
/// @param id of what it says: the same words from two files have the same id
/// @param subject what it is about; of two that are about the same at the same time, the one that
///     was known later counts. Empty where nothing replaces it
/// @param title for people, in English like the data
/// @param place null where none is known
/// @param countries ISO 3166, where countries are all that is known of the place
/// @param state a word of its monitor, such as `unsure` or `cancelled`; empty without one
/// @param isExercise whether it is no real one: exercise, test, draft
/// @param isSynthetic whether it is made up, for a demonstration
/// @param innocent what else it may be
/// @param facts what it is of, for programs: names and values
/// @param known since when we knew it
public record Observation(
    String id,
    Lane lane,
    String kind,
    String subject,
    String title,
    When when,
    @Nullable Place place,
    List<String> countries,
    String state,
    boolean isExercise,
    boolean isSynthetic,
    List<String> because,
    List<String> innocent,
    Map<String, String> facts,
    Source source,
    Instant known) {
  public Observation {
    countries = List.copyOf(countries);
    because = List.copyOf(because);
    innocent = List.copyOf(innocent);
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }

  /// The same, in another state by what was learnt later.
  Observation in(String other) {
    return with(when, other);
  }

  /// The same, ended then if that was before.
  Observation until(@Nullable Instant end) {
    Instant to = when.to();
    if (end == null || (to != null && !end.isBefore(to))) {
      return this;
    }
    return with(new When(when.from(), end, when.manner(), when.sigmaSeconds()), state);
  }

  private Observation with(When time, String word) {
    return new Observation(
        id,
        lane,
        kind,
        subject,
        title,
        time,
        place,
        countries,
        word,
        isExercise,
        isSynthetic,
        because,
        innocent,
        facts,
        source,
        known);
  }
}
