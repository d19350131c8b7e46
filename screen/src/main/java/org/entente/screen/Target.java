package org.entente.screen;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Whom or what one list names, as that list says it. Nothing here comes from another list: what
/// several lists say about one target is joined later and stays apart, so that it can be undone.
///
/// @param reference the list's own number, trimmed and otherwise unchanged
/// @param names the primary name first; never empty
/// @param sex null where the list doesn't say
/// @param countries nationalities, citizenships and, for organizations, where they belong
/// @param programmes under which the list names it: `DPRK2`, `1718`, `独自制裁`
/// @param law the act or notice that puts it on the list, where the list says so
/// @param since when it was listed; null where the list doesn't say
/// @param until when it was taken off again, for lists that keep such rows; null while it stands
/// @param hull null for all but ships
/// @param remarks free text of the list
/// @param rows where it came from
public record Target(
    ListId list,
    String reference,
    TargetKind kind,
    List<Name> names,
    List<BirthDate> births,
    @Nullable Sex sex,
    List<Country> countries,
    List<Identifier> identifiers,
    List<Wallet> wallets,
    List<PostalAddress> addresses,
    List<String> programmes,
    String law,
    @Nullable LocalDate since,
    @Nullable LocalDate until,
    @Nullable Hull hull,
    List<Relation> relations,
    String remarks,
    List<RawRow> rows) {
  public Target {
    if (names.isEmpty() || reference.isEmpty()) {
      throw new IllegalArgumentException("a target has a name and a reference");
    }
    names = List.copyOf(names);
    births = List.copyOf(births);
    countries = List.copyOf(countries);
    identifiers = List.copyOf(identifiers);
    wallets = List.copyOf(wallets);
    addresses = List.copyOf(addresses);
    programmes = List.copyOf(programmes);
    relations = List.copyOf(relations);
    rows = List.copyOf(rows);
  }

  /// The same on another list, for forms that tell only at their end which one they are.
  public Target on(ListId other) {
    return new Target(
        other,
        reference,
        kind,
        names,
        births,
        sex,
        countries,
        identifiers,
        wallets,
        addresses,
        programmes,
        law,
        since,
        until,
        hull,
        relations,
        remarks,
        rows);
  }

  /// The same with these relations.
  public Target with(List<Relation> others) {
    return new Target(
        list,
        reference,
        kind,
        names,
        births,
        sex,
        countries,
        identifiers,
        wallets,
        addresses,
        programmes,
        law,
        since,
        until,
        hull,
        others,
        remarks,
        rows);
  }

  /// Unique among all lists: `us-sdn/25308`.
  public String id() {
    return list + "/" + reference;
  }

  public Name primaryName() {
    return names.getFirst();
  }

  public List<Identifier> identifiers(Identifier.Kind kind) {
    return identifiers.stream().filter(i -> i.kind() == kind).toList();
  }

  public Optional<Hull> ship() {
    return Optional.ofNullable(hull);
  }
}
