package org.entente.screen;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gathers what a reader finds about one target, in any order, and makes the [Target] of it.
/// Blank texts are dropped here, so that no reader has to ask.
public final class TargetDraft {
  private final ListId list;
  private final String reference;
  private TargetKind kind = TargetKind.OTHER;
  private final List<Name> names = new ArrayList<>();
  private final Set<BirthDate> births = new LinkedHashSet<>();
  private final Set<Sex> sexes = EnumSet.noneOf(Sex.class);
  private final Set<Country> countries = new LinkedHashSet<>();
  private final Set<Identifier> identifiers = new LinkedHashSet<>();
  private final Set<Wallet> wallets = new LinkedHashSet<>();
  private final Set<PostalAddress> addresses = new LinkedHashSet<>();
  private final Set<String> programmes = new LinkedHashSet<>();
  private final Set<String> laws = new LinkedHashSet<>();
  private @Nullable LocalDate since;
  private @Nullable LocalDate until;
  private @Nullable Hull hull;
  private final Set<Relation> relations = new LinkedHashSet<>();
  private final Set<String> remarks = new LinkedHashSet<>();
  private final List<RawRow> rows = new ArrayList<>();

  public TargetDraft(ListId list, String reference) {
    this.list = list;
    this.reference = reference.strip();
  }

  public String reference() {
    return reference;
  }

  public TargetDraft kind(TargetKind kind) {
    this.kind = kind;
    return this;
  }

  public TargetKind kind() {
    return kind;
  }

  /// Keeps the first of equal texts, unless the later one is not weak.
  public TargetDraft name(Name name) {
    if (name.text().isBlank()) {
      return this;
    }
    for (int i = 0; i < names.size(); i++) {
      Name had = names.get(i);
      if (had.text().equals(name.text())) {
        if (had.weak() && !name.weak()) {
          names.set(i, name);
        }
        return this;
      }
    }
    names.add(name);
    return this;
  }

  public List<Name> names() {
    return List.copyOf(names);
  }

  public List<BirthDate> births() {
    return List.copyOf(births);
  }

  public List<Identifier> identifiers(Identifier.Kind kind) {
    return identifiers.stream().filter(i -> i.kind() == kind).toList();
  }

  public TargetDraft birth(BirthDate birth) {
    births.add(birth);
    return this;
  }

  /// Where a list says both, it is known of none.
  public TargetDraft sex(@Nullable Sex sex) {
    if (sex != null) {
      sexes.add(sex);
    }
    return this;
  }

  public TargetDraft country(Country country) {
    if (!country.text().isEmpty()) {
      countries.add(country);
    }
    return this;
  }

  public TargetDraft identifier(Identifier identifier) {
    if (!identifier.value().isBlank()) {
      identifiers.add(identifier);
    }
    return this;
  }

  public TargetDraft wallet(Wallet wallet) {
    if (!wallet.address().isBlank()) {
      wallets.add(wallet);
    }
    return this;
  }

  public TargetDraft address(PostalAddress address) {
    if (!address.text().isBlank() || !address.country().text().isEmpty()) {
      addresses.add(address);
    }
    return this;
  }

  public TargetDraft programme(String programme) {
    if (!programme.isBlank()) {
      programmes.add(programme.strip());
    }
    return this;
  }

  public TargetDraft law(String law) {
    if (!law.isBlank()) {
      laws.add(law.strip());
    }
    return this;
  }

  /// Keeps the earliest.
  public TargetDraft since(@Nullable LocalDate date) {
    if (date != null && (since == null || date.isBefore(since))) {
      since = date;
    }
    return this;
  }

  public TargetDraft until(@Nullable LocalDate date) {
    until = date;
    return this;
  }

  public TargetDraft hull(Hull hull) {
    this.hull = hull;
    return this;
  }

  public @Nullable Hull hull() {
    return hull;
  }

  public TargetDraft relation(Relation relation) {
    if (!relation.name().isBlank() || !relation.reference().isBlank()) {
      relations.add(relation);
    }
    return this;
  }

  public TargetDraft remark(String remark) {
    if (!remark.isBlank()) {
      remarks.add(remark.strip());
    }
    return this;
  }

  public TargetDraft row(RawRow row) {
    rows.add(row);
    return this;
  }

  /// Whether there is enough for a target.
  public boolean isNamed() {
    return !names.isEmpty() && !reference.isEmpty();
  }

  /// The primary name comes first, whatever the order in which names were found.
  public Target target() {
    List<Name> ordered = new ArrayList<>(names);
    ordered.sort((a, b) -> Boolean.compare(isOther(a), isOther(b)));
    return new Target(
        list,
        reference,
        kind,
        ordered,
        List.copyOf(births),
        sexes.size() == 1 ? sexes.iterator().next() : null,
        List.copyOf(countries),
        List.copyOf(identifiers),
        List.copyOf(wallets),
        List.copyOf(addresses),
        List.copyOf(programmes),
        String.join("; ", laws),
        since,
        until,
        hull,
        List.copyOf(relations),
        String.join("; ", remarks),
        rows);
  }

  private static boolean isOther(Name name) {
    return name.use() != NameUse.PRIMARY;
  }
}
