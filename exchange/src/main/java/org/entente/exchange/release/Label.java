package org.entente.exchange.release;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What all markings of a thing together say. Labels combine by [#join], which is commutative,
/// associative and idempotent: the order of markings cannot matter, and a thing made of two never
/// is freer than either.
///
/// @param releasableTo countries (three letters) and organisations; null: anyone
/// @param isOriginatorControlled each onward release needs the originator
public record Label(
    Light tlp,
    Classification classification,
    @Nullable SortedSet<String> releasableTo,
    boolean isOriginatorControlled,
    Handling handling,
    Validity validity) {
  /// TLP, 1 and 2 as one.
  public enum Light {
    CLEAR,
    GREEN,
    AMBER,
    AMBER_STRICT,
    RED;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '+');
    }
  }

  /// U, C, S, TS.
  public enum Classification {
    U,
    C,
    S,
    TS
  }

  /// What a recipient may do with it, from nothing to what the affected can see (IEP 2.0).
  public enum Actions {
    NONE,
    CONTACT_FOR_INSTRUCTION,
    INTERNALLY_VISIBLE_ACTIONS,
    EXTERNALLY_VISIBLE_INDIRECT_ACTIONS,
    EXTERNALLY_VISIBLE_DIRECT_ACTIONS;

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// CONFLICT: must and must not at once; a person decides.
  public enum Duty {
    MAY,
    MUST,
    MUST_NOT,
    CONFLICT;

    Duty join(Duty other) {
      if (this == other || other == MAY) {
        return this;
      }
      return this == MAY ? other : CONFLICT;
    }

    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// What its recipient may and must do (IEP 2.0).
  public record Handling(
      Actions actions, Duty notification, Duty attribution, Duty encrypt, Duty resale) {
    static final Handling FREE =
        new Handling(
            Actions.EXTERNALLY_VISIBLE_DIRECT_ACTIONS, Duty.MAY, Duty.MAY, Duty.MAY, Duty.MAY);

    Handling join(Handling other) {
      return new Handling(
          actions.compareTo(other.actions) <= 0 ? actions : other.actions,
          notification.join(other.notification),
          attribution.join(other.attribution),
          encrypt.join(other.encrypt),
          resale.join(other.resale));
    }
  }

  /// When it may be released.
  ///
  /// @param from RFC 3339, null: always
  /// @param until RFC 3339, null: for ever
  public record Validity(@Nullable String from, @Nullable String until) {
    static final Validity ALWAYS = new Validity(null, null);

    Validity join(Validity other) {
      return new Validity(
          latest(from, other.from, Comparator.naturalOrder()),
          latest(until, other.until, Comparator.reverseOrder()));
    }
  }

  /// Of a thing about which nothing restricts anybody. Not that of a thing without markings.
  public static final Label LOWEST =
      new Label(Light.CLEAR, Classification.U, null, false, Handling.FREE, Validity.ALWAYS);

  /// Of a thing without markings, or with one that isn't understood.
  public static final Label ORIGINATOR_ONLY = LOWEST.releasableTo(List.of());

  public Label {
    releasableTo =
        releasableTo == null
            ? null
            : Collections.unmodifiableSortedSet(new TreeSet<>(releasableTo));
  }

  public static Label join(List<Label> labels) {
    return labels.stream().reduce(LOWEST, Label::join);
  }

  public Label join(Label other) {
    return new Label(
        later(tlp, other.tlp),
        later(classification, other.classification),
        both(releasableTo, other.releasableTo),
        isOriginatorControlled || other.isOriginatorControlled,
        handling.join(other.handling),
        validity.join(other.validity));
  }

  private static <T extends Comparable<T>> T later(T one, T other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private static @Nullable SortedSet<String> both(
      @Nullable SortedSet<String> one, @Nullable SortedSet<String> other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    SortedSet<String> both = new TreeSet<>(one);
    both.retainAll(other);
    return both;
  }

  private static @Nullable String latest(
      @Nullable String one, @Nullable String other, Comparator<String> order) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return order.compare(one, other) >= 0 ? one : other;
  }

  public Optional<SortedSet<String>> restrictedTo() {
    return Optional.ofNullable(releasableTo);
  }

  Label tlp(Light light) {
    return new Label(
        light, classification, releasableTo, isOriginatorControlled, handling, validity);
  }

  Label classification(Classification level) {
    return new Label(tlp, level, releasableTo, isOriginatorControlled, handling, validity);
  }

  Label releasableTo(List<String> names) {
    return new Label(
        tlp, classification, new TreeSet<>(names), isOriginatorControlled, handling, validity);
  }

  Label originatorControlled() {
    return new Label(tlp, classification, releasableTo, true, handling, validity);
  }

  Label handling(Handling other) {
    return new Label(tlp, classification, releasableTo, isOriginatorControlled, other, validity);
  }

  Label valid(@Nullable String from, @Nullable String until) {
    return new Label(
        tlp,
        classification,
        releasableTo,
        isOriginatorControlled,
        handling,
        new Validity(from, until));
  }
}
