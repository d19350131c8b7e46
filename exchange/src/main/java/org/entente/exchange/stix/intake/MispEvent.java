package org.entente.exchange.stix.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonValue.Members;
import org.entente.exchange.stix.Tlp;
import org.entente.exchange.stix.item.Draft;

/// An event of MISP as a report over indicators. Attributes that are for detection (`to_ids`)
/// become indicators; the others are counted as skipped, and so are kinds without an observable.
/// MISP's own UUIDs are kept, so that both sides mean the same thing by them.
public final class MispEvent {
  private static final Map<String, Tlp> LIGHTS =
      Map.of(
          "tlp:white", Tlp.CLEAR,
          "tlp:clear", Tlp.CLEAR,
          "tlp:green", Tlp.GREEN,
          "tlp:amber", Tlp.AMBER,
          "tlp:amber+strict", Tlp.AMBER_STRICT,
          "tlp:red", Tlp.RED);

  private final String name;
  private final Members event;
  private final Intake intake;
  private final String creator;

  private MispEvent(String name, Members event, Intake intake) {
    this.name = name;
    this.event = event;
    this.intake = intake;
    Members org = event.members("Orgc").has("name") ? event.members("Orgc") : event.members("Org");
    Members identity = identity(org);
    intake.add(identity);
    this.creator = identity.optional("id").orElse("");
  }

  /// Whether a document is one or several of them.
  public static boolean is(JsonValue value) {
    return switch (value) {
      case Members members -> members.get("Event") instanceof Members || members.has("response");
      case JsonValue.Array array -> !array.items().isEmpty() && is(array.items().getFirst());
      case JsonValue.Text _, JsonValue.Numeral _, JsonValue.Truth _, JsonValue.Null _ -> false;
    };
  }

  /// Adds `{"Event":…}`, a list of such, or the answer of a search. Throws [BadInput].
  public static void add(String name, JsonValue value, Intake intake) {
    switch (value) {
      case JsonValue.Array array -> array.items().forEach(item -> add(name, item, intake));
      case Members members -> {
        JsonValue response = members.get("response");
        if (members.get("Event") instanceof Members event) {
          new MispEvent(name, event, intake).add();
        } else if (response != null) {
          add(name, response, intake);
        } else {
          throw new BadInput(name, "", "there is no Event in it", "Export events as JSON");
        }
      }
      case JsonValue.Text _, JsonValue.Numeral _, JsonValue.Truth _, JsonValue.Null _ ->
          throw new BadInput(name, "", "found " + value.kind(), "Export events as JSON");
    }
  }

  private static Members identity(Members org) {
    String orgName = org.optional("name").orElse("unknown organisation");
    String uuid = org.optional("uuid").filter(MispEvent::isUuid).orElse("");
    String id = uuid.isEmpty() ? MadeId.named("identity", orgName) : "identity--" + uuid;
    return Source.identity(id, orgName);
  }

  private void add() {
    Instant time = time(event);
    Set<String> lights = lights(event);
    List<String> references = new ArrayList<>();
    attributes(event, lights, references);
    for (JsonValue item : event.items("Object")) {
      if (item instanceof Members object) {
        attributes(object, lights, references);
      }
    }
    Map<String, JsonValue> report = common("report", id("report", event), time, lights);
    report.put("name", JsonValue.of(event.optional("info").orElse("MISP event")));
    report.put("published", JsonValue.of(Draft.time(time)));
    references.add(creator);
    report.put("object_refs", JsonValue.texts(List.copyOf(new LinkedHashSet<>(references))));
    labels(event).ifPresent(labels -> report.put("labels", labels));
    intake.add(new Members(report));
  }

  private void attributes(Members holder, Set<String> lights, List<String> references) {
    for (JsonValue item : holder.items("Attribute")) {
      if (item instanceof Members attribute) {
        boolean detects = attribute.get("to_ids") instanceof JsonValue.Truth flag && flag.value();
        String kind = attribute.optional("type").orElse("attribute without type");
        List<Sought> values = detects ? sought(kind, attribute) : List.of();
        if (values.isEmpty()) {
          intake.skip(kind);
        }
        for (int i = 0; i < values.size(); i++) {
          references.add(indicator(attribute, values.get(i), i, lights));
        }
      }
    }
  }

  /// A composite kind, `filename|md5`, is two values with a bar between.
  private static List<Sought> sought(String kind, Members attribute) {
    String value = attribute.optional("value").orElse("");
    String[] kinds = kind.split("\\|", -1);
    String[] values = kinds.length == 1 ? new String[] {value} : value.split("\\|", -1);
    List<Sought> all = new ArrayList<>();
    for (int i = 0; i < Math.min(kinds.length, values.length); i++) {
      Sought.of(kinds[i], values[i]).ifPresent(all::add);
    }
    return all;
  }

  private String indicator(Members attribute, Sought sought, int part, Set<String> inherited) {
    Instant time = time(attribute);
    Set<String> lights = lights(attribute);
    String id =
        part == 0
            ? id("indicator", attribute)
            : MadeId.named("indicator", id("indicator", attribute) + part);
    Map<String, JsonValue> object =
        common("indicator", id, time, lights.isEmpty() ? inherited : lights);
    object.put("name", JsonValue.of(sought.value()));
    attribute
        .optional("comment")
        .filter(comment -> !comment.isBlank())
        .ifPresent(comment -> object.put("description", JsonValue.of(comment)));
    object.put("indicator_types", JsonValue.texts(List.of("unknown")));
    object.put("pattern", JsonValue.of(sought.pattern()));
    object.put("pattern_type", JsonValue.of("stix"));
    object.put("valid_from", JsonValue.of(Draft.time(time)));
    labels(attribute).ifPresent(labels -> object.put("labels", labels));
    intake.add(new Members(object));
    return id;
  }

  private Map<String, JsonValue> common(String type, String id, Instant time, Set<String> lights) {
    Map<String, JsonValue> object = new LinkedHashMap<>();
    object.put("type", JsonValue.of(type));
    object.put("spec_version", JsonValue.of("2.1"));
    object.put("id", JsonValue.of(id));
    object.put("created_by_ref", JsonValue.of(creator));
    object.put("created", JsonValue.of(Draft.time(time)));
    object.put("modified", JsonValue.of(Draft.time(time)));
    if (!lights.isEmpty()) {
      object.put("object_marking_refs", JsonValue.texts(List.copyOf(lights)));
    }
    return object;
  }

  private static String id(String type, Members source) {
    return source
        .optional("uuid")
        .filter(MispEvent::isUuid)
        .map(uuid -> type + "--" + uuid)
        .orElseGet(() -> MadeId.named(type, source.toString()));
  }

  private static boolean isUuid(String text) {
    return text.matches(
            "[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-5][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}")
        && UUID.fromString(text).version() > 0;
  }

  /// Seconds since 1970, as text or number.
  private Instant time(Members source) {
    JsonValue value = source.get("timestamp");
    String text =
        switch (value) {
          case JsonValue.Text string -> string.value();
          case JsonValue.Numeral number -> number.text();
          case null -> "0";
          case JsonValue.Truth _, JsonValue.Null _, JsonValue.Array _, Members _ -> "";
        };
    try {
      Instant time = Instant.ofEpochSecond(Long.parseLong(text));
      if (time.getEpochSecond() >= 0 && time.getEpochSecond() < 253_402_300_800L) {
        return time;
      }
    } catch (NumberFormatException | DateTimeException noTime) {
      // Told below, like any other text that is none.
    }
    throw new BadInput(name, "timestamp", "'" + text + "' is no time", "Give seconds since 1970");
  }

  private static List<String> tags(Members source) {
    return source.items("Tag").stream()
        .filter(Members.class::isInstance)
        .flatMap(tag -> ((Members) tag).optional("name").stream())
        .toList();
  }

  private Set<String> lights(Members source) {
    Set<String> ids = new LinkedHashSet<>();
    for (String tag : tags(source)) {
      Tlp light = LIGHTS.get(tag.toLowerCase(Locale.ROOT));
      if (light != null && ids.add(light.id())) {
        intake.add(light.object());
      }
    }
    return ids;
  }

  private static Optional<JsonValue> labels(Members source) {
    List<String> labels = tags(source).stream().filter(tag -> !tag.startsWith("tlp:")).toList();
    return labels.isEmpty() ? Optional.empty() : Optional.of(JsonValue.texts(labels));
  }
}
