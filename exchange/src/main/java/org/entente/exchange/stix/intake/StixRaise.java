package org.entente.exchange.stix.intake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.json.JsonValue.Members;
import org.entente.exchange.stix.StixTime;

/// STIX 2.0 raised to 2.1: `spec_version` on each object, `is_family` on malware, `pattern_type`
/// on indicators, kinds out of `labels` where 2.0 had them, observables out of observed-data.
/// Nothing is left out: what 2.1 doesn't know stays as it was.
public final class StixRaise {
  /// Where 2.1 has a property for what 2.0 wrote into `labels`.
  private static final Map<String, String> KINDS =
      Map.of(
          "indicator", "indicator_types",
          "malware", "malware_types",
          "report", "report_types",
          "threat-actor", "threat_actor_types",
          "tool", "tool_types");

  private StixRaise() {}

  /// Whether an object or bundle is of 2.0: observables, too, had no version of their own then.
  public static boolean isFormer(Members value) {
    String version = value.text("spec_version");
    if ("bundle".equals(value.text("type"))) {
      return "2.0".equals(version)
          || value.items("objects").stream()
              .anyMatch(item -> item instanceof Members object && isFormer(object));
    }
    return "2.0".equals(version) || (version == null && value.has("created"));
  }

  /// All objects of a bundle, or the one, in 2.1. Those of 2.1 come out as they are.
  public static List<Members> objects(Members value) {
    List<Members> raised = new ArrayList<>();
    if ("bundle".equals(value.text("type"))) {
      for (JsonValue item : value.items("objects")) {
        if (item instanceof Members object) {
          raised.addAll(objects(object));
        }
      }
    } else if (isFormer(value)) {
      raise(value, raised);
    } else {
      raised.add(value);
    }
    return raised;
  }

  private static void raise(Members former, List<Members> raised) {
    Map<String, JsonValue> object = new LinkedHashMap<>();
    former
        .all()
        .forEach(
            (name, value) -> {
              object.put(name, value);
              if (name.equals("type")) {
                object.put("spec_version", JsonValue.of("2.1"));
              }
            });
    object.put("spec_version", JsonValue.of("2.1"));
    milliseconds(object, "created");
    milliseconds(object, "modified");
    String type = former.optional("type").orElse("");
    String kinds = KINDS.get(type);
    // ATT&CK labels each malware "malware": that says no kind.
    List<String> labels =
        former.texts("labels").stream().filter(label -> !label.equals(type)).toList();
    if (kinds != null && !labels.isEmpty()) {
      object.putIfAbsent(kinds, JsonValue.texts(labels));
    }
    switch (type) {
      case "malware" -> object.putIfAbsent("is_family", JsonValue.of(former.has("name")));
      case "indicator" -> object.putIfAbsent("pattern_type", JsonValue.of("stix"));
      case "observed-data" -> {
        if (former.get("objects") instanceof Members embedded) {
          object.remove("objects");
          String name = former.optional("id").orElse("");
          Embedded lifted = Embedded.lift(name, embedded);
          object.put("object_refs", JsonValue.texts(lifted.ids()));
          raised.addAll(lifted.objects());
        }
      }
      default -> {}
    }
    raised.add(new Members(object));
  }

  /// 2.1 wants three digits at least; the moment stays the same.
  private static void milliseconds(Map<String, JsonValue> object, String name) {
    if (object.get(name) instanceof JsonValue.Text text) {
      Optional<StixTime> time = StixTime.of(text.value());
      if (time.isPresent() && time.get().fractionDigits() < 3) {
        String seconds = text.value().substring(0, text.value().length() - 1);
        int digits = time.get().fractionDigits();
        String point = digits == 0 ? "." : "";
        object.put(name, JsonValue.of(seconds + point + "0".repeat(3 - digits) + "Z"));
      }
    }
  }
}
