package org.entente.exchange.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a token is good for, at most: never more than the role of whoever it belongs to.
public enum Scope {
  TAXII_READ,
  TAXII_WRITE,
  /// Brings things in, to be kept nationally.
  ITEMS_WRITE,
  /// Reads the node's state, its logs, what partners sent, and what a release would do.
  EXCHANGE_READ,
  /// Releases to partners, and revokes.
  RELEASES_WRITE,
  /// Drafts requests to partners and answers theirs; approving and sending is for people.
  REQUESTS_WRITE,
  /// Changes people and their tokens.
  PEOPLE_WRITE,
  /// Changes collections and partners.
  NODE_WRITE,
  /// Reads cases and exports them.
  CASES_READ,
  /// Opens cases, adds to them and takes theirs over; approving and closing is for people.
  CASES_WRITE,
  /// Reads jobs of its person, and those that belong to cases.
  JOBS_READ,
  /// Asks for jobs and cancels its person's.
  JOBS_WRITE,
  /// Screens, and reads lists and decisions.
  SCREEN_ASK,
  /// Decides on hits.
  SCREEN_DECIDE,
  /// Brings in alerts, and says that they are dealt with.
  ALERTS_WRITE,
  /// Hears of what happens, as far as its person may know it.
  EVENTS_READ,
  /// Reads warnings and hears of them.
  WARNINGS_READ,
  /// Brings warnings in and acknowledges them.
  WARNINGS_WRITE,
  AUDIT_READ,
  METRICS_READ;

  /// Like `taxii:read`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', ':');
  }

  public static Optional<Scope> of(String word) {
    return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
  }
}
