package org.entente.exchange.stix.check;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.Tlp;

/// Markings (2.1, chapter 7): what marks what, and that a traffic light is none of an impostor.
final class MarkingRules {
  private static final Pattern SELECTOR =
      Pattern.compile("[a-z0-9_-]{3,249}(\\.(\\[\\d{1,9}\\]|[A-Za-z0-9_-]{1,250}))*|id");

  private final Findings findings;

  MarkingRules(Findings findings) {
    this.findings = findings;
  }

  void check(JsonValue.Members object, String type) {
    granular(object);
    if (type.equals("marking-definition")) {
      definition(object);
      circular(object);
    }
    long lights =
        object.texts("object_marking_refs").stream()
            .flatMap(id -> Tlp.ofId(id).stream())
            .filter(tlp -> tlp.version() == 1)
            .distinct()
            .count();
    if (lights > 1) {
      findings.warning("object_marking_refs", "tlp", "an object should have one TLP marking");
    }
  }

  private void granular(JsonValue.Members object) {
    List<JsonValue> markings = object.items("granular_markings");
    for (int i = 0; i < markings.size(); i++) {
      if (markings.get(i) instanceof JsonValue.Members marking) {
        List<JsonValue> selectors = marking.items("selectors");
        for (int j = 0; j < selectors.size(); j++) {
          if (selectors.get(j) instanceof JsonValue.Text selector) {
            String path = "granular_markings[" + i + "].selectors[" + j + "]";
            selector(object, selector.value(), path);
          }
        }
      }
    }
  }

  private void selector(JsonValue.Members object, String selector, String path) {
    if (!SELECTOR.matcher(selector).matches()) {
      findings.error(path, "selector", "'" + ValueCheck.shortened(selector) + "' is no selector");
      return;
    }
    JsonValue at = object;
    for (String step : selector.split("\\.", -1)) {
      JsonValue next = null;
      if (at instanceof JsonValue.Members members) {
        next = members.get(step);
      } else if (at instanceof JsonValue.Array array && step.startsWith("[")) {
        int index = Integer.parseInt(step.substring(1, step.length() - 1));
        next = index < array.items().size() ? array.items().get(index) : null;
      }
      if (next == null) {
        findings.error(
            path,
            "selector",
            "'" + ValueCheck.shortened(selector) + "' selects nothing: there is no " + step);
        return;
      }
      at = next;
    }
  }

  private void circular(JsonValue.Members object) {
    String id = object.text("id");
    if (object.texts("object_marking_refs").contains(String.valueOf(id))) {
      findings.error("object_marking_refs", "marking", "a marking must not mark itself");
    }
    for (JsonValue granular : object.items("granular_markings")) {
      if (granular instanceof JsonValue.Members marking
          && marking.optional("marking_ref").filter(ref -> ref.equals(id)).isPresent()) {
        findings.error("granular_markings", "marking", "a marking must not mark itself");
      }
    }
  }

  private void definition(JsonValue.Members object) {
    Optional<Tlp> light = object.optional("id").flatMap(Tlp::ofId);
    boolean claims =
        "tlp".equals(object.text("definition_type"))
            || object.members("extensions").has(Tlp.EXTENSION);
    if (light.isPresent() || claims) {
      if (light.isEmpty()) {
        findings.error("id", "tlp", "no TLP marking has this id: it is an impostor");
      } else if (!isGenuine(object, light.get())) {
        findings.error("", "tlp", "it has the id of a TLP marking, but not its content");
      }
      return;
    }
    boolean typed = object.has("definition_type");
    boolean defined = object.has("definition");
    if (typed != defined) {
      findings.error("definition", "required", "definition and definition_type go together");
    }
    if (!typed && !defined && !object.has("extensions")) {
      findings.error("definition", "required", "there must be a definition or an extension");
    }
    if (defined) {
      content(object);
    }
  }

  private void content(JsonValue.Members object) {
    if (!(object.get("definition") instanceof JsonValue.Members definition)) {
      findings.error("definition", "type", "it must be an object");
    } else if (!"statement".equals(object.text("definition_type"))) {
      findings.warning(
          "definition_type", "marking", "other markings than statement should be extensions");
    } else if (definition.text("statement") == null) {
      findings.error("definition.statement", "required", "the statement is missing");
    }
  }

  /// The four of TLP 1 have no other properties at all; those of 2.0 may be marked and referred.
  private static boolean isGenuine(JsonValue.Members object, Tlp light) {
    JsonValue.Members genuine = light.object();
    boolean same =
        genuine.all().entrySet().stream()
            .allMatch(member -> member.getValue().equals(object.get(member.getKey())));
    return same
        && object.all().keySet().stream()
            .allMatch(
                name ->
                    genuine.has(name)
                        || (light.version() == 2
                            && List.of(
                                    "created_by_ref",
                                    "external_references",
                                    "object_marking_refs",
                                    "granular_markings")
                                .contains(name)));
  }
}
