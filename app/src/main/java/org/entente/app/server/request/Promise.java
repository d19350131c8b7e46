package org.entente.app.server.request;

import java.util.EnumSet;
import java.util.Set;
import org.entente.exchange.request.RequestKind;

/// What the three governments have promised in public, oldest first, with what in a node's record
/// can speak to it. A promise of which no node can know anything says so: a figure that isn't
/// from the record isn't shown.
enum Promise {
  CONSULT(
      "2023-08-18",
      "Camp David",
      "consult promptly on common challenges; leaders, ministers and advisers meet every year",
      EnumSet.allOf(RequestKind.class),
      Set.of(),
      "requests both ways stand for consultations; meetings are in no node's record"),
  WARNING_DATA(
      "2023-08-18",
      "Camp David",
      "share missile-warning data in real time by the end of 2023 (active since 2023-12-19)",
      EnumSet.noneOf(RequestKind.class),
      Set.of("observed-data", "incident"),
      "military warning data go over other lines; here count public events exchanged, and how long"
          + " one took is not recorded"),
  SUPPLY_CHAINS(
      "2023-08-18",
      "Camp David",
      "early-warning pilot for supply chains",
      EnumSet.noneOf(RequestKind.class),
      Set.of(),
      "nothing in the logs speaks to it; see: entente watch supply"),
  FALSE_INFORMATION(
      "2023-08-18",
      "Camp David",
      "counter foreign information manipulation",
      EnumSet.of(RequestKind.TAKE_DOWN_DOMAIN),
      Set.of(),
      "domains that partners asked each other to take down, whatever for"),
  CYBER_GROUP(
      "2023-12-07",
      "working group, again 2024-03-29, 2024 and 2025-08-27",
      "work together against North Korean cyber activity",
      EnumSet.of(RequestKind.PRESERVE_EVIDENCE, RequestKind.NOTIFY_VICTIM),
      Set.of("indicator", "malware", "intrusion-set", "threat-actor", "report", "grouping"),
      ""),
  LAUNDERING(
      "2023-12-09",
      "Seoul",
      "work together against laundering of stolen crypto and against cybercrime",
      EnumSet.of(
          RequestKind.FREEZE_ADDRESS, RequestKind.FREEZE_ACCOUNT, RequestKind.WATCH_AND_HOLD),
      Set.of("cryptocurrency-wallet", "cryptocurrency-transaction"),
      ""),
  SECRETARIAT(
      "2024-11-15",
      "Lima",
      "a trilateral secretariat",
      EnumSet.noneOf(RequestKind.class),
      Set.of(),
      "this record, which every partner can export from its own node and compare"),
  PRIVATE_PARTNERS(
      "2025-01-14",
      "joint statement",
      "name thefts together and work with private partners to prevent and return them",
      EnumSet.allOf(RequestKind.class),
      Set.of(),
      "requests that were submitted to an issuer, exchange or registrar"),
  SANCTIONS(
      "2025-10-22",
      "sanctions monitoring team, second report",
      "report together on how sanctions are evaded",
      EnumSet.of(RequestKind.NOMINATE_FOR_SANCTIONS, RequestKind.HOLD_SHIP),
      Set.of(),
      "what one country lists and another does not is compared by: entente lists status"),
  EXERCISES(
      "2024-06",
      "Freedom Edge, again 2024-11 and 2025-09",
      "exercise together, also in cyber defence",
      EnumSet.noneOf(RequestKind.class),
      Set.of(),
      "requests that are flagged as exercises, and nothing else");

  private final String date;
  private final String where;
  private final String words;

  @SuppressWarnings("ImmutableEnumChecker") // copied, never given out to be changed
  private final Set<RequestKind> kinds;

  @SuppressWarnings("ImmutableEnumChecker") // made by Set.of
  private final Set<String> types;

  private final String note;

  Promise(
      String date,
      String where,
      String words,
      Set<RequestKind> kinds,
      Set<String> types,
      String note) {
    this.date = date;
    this.where = where;
    this.words = words;
    this.kinds = Set.copyOf(kinds);
    this.types = types;
    this.note = note;
  }

  String date() {
    return date;
  }

  String where() {
    return where;
  }

  String words() {
    return words;
  }

  /// Whether a request of this kind counts for it.
  boolean counts(RequestKind kind, boolean isExercise, boolean isSubmitted) {
    return switch (this) {
      case EXERCISES -> isExercise;
      case PRIVATE_PARTNERS -> kinds.contains(kind) && isSubmitted;
      case CONSULT,
          WARNING_DATA,
          SUPPLY_CHAINS,
          FALSE_INFORMATION,
          CYBER_GROUP,
          LAUNDERING,
          SECRETARIAT,
          SANCTIONS ->
          kinds.contains(kind);
    };
  }

  Set<String> types() {
    return types;
  }

  String note() {
    return note;
  }

  boolean isOfLogs() {
    return this == SECRETARIAT;
  }
}
