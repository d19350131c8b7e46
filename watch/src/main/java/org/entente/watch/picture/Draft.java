package org.entente.watch.picture;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An observation in the making.
public final class Draft {
  private static final int ID_BYTES = 16;

  private final Lane lane;
  private final String kind;
  private final String title;
  private final When when;
  private String subject = "";
  private @Nullable Place place;
  private List<String> countries = List.of();
  private String state = "";
  private boolean isExercise;
  private boolean isSynthetic;
  private List<String> because = List.of();
  private List<String> innocent = List.of();
  private final Map<String, String> facts = new LinkedHashMap<>();

  public Draft(Lane lane, String kind, String title, When when) {
    this.lane = lane;
    this.kind = kind;
    this.title = title;
    this.when = when;
  }

  Draft subject(String about) {
    subject = about;
    return this;
  }

  Draft place(@Nullable Place where) {
    place = where;
    return this;
  }

  Draft countries(List<String> codes) {
    countries = codes;
    return this;
  }

  public Draft state(String word) {
    state = word;
    return this;
  }

  Draft exercise(boolean isOne) {
    isExercise = isOne;
    return this;
  }

  Draft synthetic(boolean isOne) {
    isSynthetic = isOne;
    return this;
  }

  Draft because(List<String> reasons) {
    because = reasons;
    return this;
  }

  Draft innocent(List<String> readings) {
    innocent = readings;
    return this;
  }

  /// Empty values are left out.
  public Draft fact(String name, String value) {
    if (!value.isEmpty()) {
      facts.put(name, value);
    }
    return this;
  }

  public Observation of(Source source, Instant known) {
    String said =
        List.of(
                lane,
                kind,
                subject,
                title,
                when,
                String.valueOf(place),
                countries,
                state,
                isExercise,
                isSynthetic,
                because,
                innocent,
                facts)
            .toString();
    return new Observation(
        id(said),
        lane,
        kind,
        subject,
        title,
        when,
        place,
        countries,
        state,
        isExercise,
        isSynthetic,
        because,
        innocent,
        facts,
        source,
        known);
  }

  private static String id(String said) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, ID_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }
}
