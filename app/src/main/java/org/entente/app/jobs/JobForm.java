package org.entente.app.jobs;

import static org.entente.app.jobs.JobField.Shape.FLAG;
import static org.entente.app.jobs.JobField.Shape.LABELS;
import static org.entente.app.jobs.JobField.Shape.NUMBER;
import static org.entente.app.jobs.JobField.Shape.STORES;
import static org.entente.app.jobs.JobField.Shape.TEXT;
import static org.entente.app.jobs.JobField.Shape.TEXTS;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.entente.exchange.json.JsonValue;

/// What a job can be: the command that does it, and which of its options a request may name. No
/// path is among them.
enum JobForm {
  TRACE(
      "trace",
      "from",
      "trace",
      "transactions",
      false,
      needed("stores", STORES, "--store"),
      needed("from", TEXTS, "--from"),
      field("toPast", FLAG, "--to-past"),
      field("method", TEXT, "--method"),
      field("followFees", FLAG, "--follow-fees"),
      field("hops", NUMBER, "--hops"),
      field("until", TEXT, "--until"),
      field("min", NUMBER, "--min"),
      field("count", NUMBER, "--count"),
      field("mixes", TEXT, "--mixes"),
      field("throughMixes", FLAG, "--through-mixes"),
      field("labels", LABELS, "--labels"),
      field("asKnown", TEXT, "--as-known"),
      field("exits", FLAG, "--exits"),
      field("typology", FLAG, "--typology"),
      field("flows", FLAG, "--flows"),
      field("why", TEXT, "--why")),
  EXPOSURE_FILE("exposure", "file", "exposure", "addresses", true, exposure(false)),
  EXPOSURE("exposure", "addresses", "exposure", "addresses", false, exposure(true)),
  SCREEN_FILE(
      "screening",
      "file",
      "screen file",
      "rows",
      true,
      field("lists", TEXTS, "--list"),
      field("threshold", TEXT, "--threshold"),
      field("count", NUMBER, "--count"),
      field("lenient", FLAG, "--lenient")),
  SCREEN_NAME(
      "screening",
      "names",
      "screen name",
      "names",
      false,
      needed("names", TEXTS, ""),
      field("lists", TEXTS, "--list"),
      field("threshold", TEXT, "--threshold"),
      field("type", TEXT, "--type"),
      field("birthDate", TEXT, "--birth-date"),
      field("sex", TEXT, "--sex"),
      field("passport", TEXT, "--passport"),
      field("country", TEXT, "--country"),
      field("customer", TEXT, "--customer")),
  SCREEN_ADDRESS(
      "screening",
      "addresses",
      "screen address",
      "addresses",
      false,
      needed("addresses", TEXTS, ""),
      field("lists", TEXTS, "--list"),
      field("customer", TEXT, "--customer")),
  SCREEN_VESSEL(
      "screening",
      "vessels",
      "screen vessel",
      "vessels",
      false,
      needed("vessels", TEXTS, ""),
      field("lists", TEXTS, "--list"),
      field("threshold", TEXT, "--threshold"),
      field("imo", TEXT, "--imo"),
      field("mmsi", TEXT, "--mmsi"),
      field("callSign", TEXT, "--call-sign"),
      field("flag", TEXT, "--flag"),
      field("customer", TEXT, "--customer"));

  /// A field that may be needed.
  private record Slot(JobField field, boolean isNeeded) {}

  private final String kind;
  private final String mark;
  private final String command;
  private final String unit;
  private final boolean isBulk;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Slot> slots;

  JobForm(String kind, String mark, String command, String unit, boolean isBulk, Slot... slots) {
    this.kind = kind;
    this.mark = mark;
    this.command = command;
    this.unit = unit;
    this.isBulk = isBulk;
    this.slots = List.of(slots);
  }

  private static Slot field(String name, JobField.Shape shape, String option) {
    return new Slot(new JobField(name, shape, option), false);
  }

  private static Slot needed(String name, JobField.Shape shape, String option) {
    return new Slot(new JobField(name, shape, option), true);
  }

  private static Slot[] exposure(boolean hasAddresses) {
    List<Slot> slots =
        new ArrayList<>(
            List.of(
                needed("stores", STORES, "--store"),
                field("labels", LABELS, "--labels"),
                field("asKnown", TEXT, "--as-known"),
                field("clusters", FLAG, "--clusters"),
                field("alert", TEXTS, "--alert"),
                field("edges", NUMBER, "--edges"),
                field("least", TEXT, "--least"),
                field("outputs", NUMBER, "--outputs"),
                field("lookThrough", TEXT, "--look-through")));
    slots.add(hasAddresses ? needed("addresses", TEXTS, "") : field("lenient", FLAG, "--lenient"));
    return slots.toArray(Slot[]::new);
  }

  /// The form of a request; empty where no kind has it.
  static Optional<JobForm> of(String kind, JsonValue.Members request) {
    return Arrays.stream(values())
        .filter(one -> one.kind.equals(kind) && request.has(one.mark))
        .findFirst();
  }

  static boolean isKind(String kind) {
    return Arrays.stream(values()).anyMatch(one -> one.kind.equals(kind));
  }

  String kind() {
    return kind;
  }

  List<String> command() {
    return List.of(command.split(" ", -1));
  }

  /// What its progress counts.
  String unit() {
    return unit;
  }

  /// Whether it is of very many things and gives way to others.
  boolean isBulk() {
    return isBulk;
  }

  boolean takesFile() {
    return mark.equals("file");
  }

  boolean isScreening() {
    return kind.equals("screening");
  }

  /// Whether its result is written by the command itself, so that it goes on where it stopped.
  boolean goesOn() {
    return this == SCREEN_FILE;
  }

  List<JobField> fields() {
    return slots.stream().map(Slot::field).toList();
  }

  List<String> needed() {
    return slots.stream().filter(Slot::isNeeded).map(one -> one.field().name()).toList();
  }
}
