package org.entente.trace.label;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.entente.base.address.AddressKey;

/// Labels as they were known on one day, for a trace: names of its ends, and where it stops.
public final class LabelBook {
  public static final LabelBook NONE = new LabelBook(Labels.NONE, LocalDate.EPOCH);

  /// Labels below so many points name an address, but stop no trace there: what a crawler found on
  /// a page once is too weak to let money vanish at.
  public static final int STOP_POINTS = 40;

  private static final int MOST_NAMES = 5;

  private final Labels labels;
  private final LocalDate day;

  public LabelBook(Labels labels, LocalDate day) {
    this.labels = labels;
    this.day = day;
  }

  public LocalDate day() {
    return day;
  }

  public Standing of(AddressKey address) {
    List<Claim> claims = labels.of(address);
    return claims.isEmpty() ? Standing.NOTHING : Standing.on(claims, day);
  }

  /// What the address is called, the most trustworthy name first.
  public List<String> names(AddressKey address) {
    return of(address).held().stream().map(Claim::text).distinct().limit(MOST_NAMES).toList();
  }

  /// The most trustworthy claim that makes the address a place where a trace stops: of a company,
  /// not of a person, a thief or a victim.
  public Optional<Claim> desk(AddressKey address) {
    return of(address).held().stream()
        .filter(claim -> claim.role() != Role.HOLDER && claim.confidence().points() >= STOP_POINTS)
        .findFirst();
  }
}
