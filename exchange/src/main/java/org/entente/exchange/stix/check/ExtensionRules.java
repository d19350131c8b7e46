package org.entente.exchange.stix.check;

import static org.entente.exchange.stix.check.Findings.join;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.StixId;
import org.entente.exchange.stix.check.ObjectType.Kind;

/// Extensions of objects (2.1, section 7.3): predefined ones, those by a definition, and what
/// they make of a custom object. Content of foreign extensions is kept and not judged.
final class ExtensionRules {
  private static final Pattern PREDEFINED = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*-ext");

  private final Findings findings;
  private final ObjectCheck objects;

  ExtensionRules(Findings findings, ObjectCheck objects) {
    this.findings = findings;
    this.objects = objects;
  }

  /// What a custom object is: as its extension says, else by whether it has times of versions.
  Kind kind(JsonValue.Members object) {
    for (JsonValue extension : object.members("extensions").all().values()) {
      if (extension instanceof JsonValue.Members members) {
        switch (members.optional("extension_type").orElse("")) {
          case "new-sco" -> {
            return Kind.SCO;
          }
          case "new-sdo" -> {
            return Kind.SDO;
          }
          case "new-sro" -> {
            return Kind.SRO;
          }
          default -> {}
        }
      }
    }
    return object.has("created") || object.has("modified") ? Kind.SDO : Kind.SCO;
  }

  boolean hasTopLevel(JsonValue.Members object) {
    return object.members("extensions").all().values().stream()
        .anyMatch(
            extension ->
                extension instanceof JsonValue.Members members
                    && "toplevel-property-extension".equals(members.text("extension_type")));
  }

  void check(JsonValue.Members object, String type, Kind kind, ObjectCheck.Context context) {
    JsonValue all = object.get("extensions");
    String path = join(context.path(), "extensions");
    if (all instanceof JsonValue.Members extensions) {
      for (Map.Entry<String, JsonValue> one : extensions.all().entrySet()) {
        ObjectCheck.Context at = context.at(join(path, one.getKey()));
        if (one.getValue() instanceof JsonValue.Members content) {
          extension(one.getKey(), content, type, at);
        } else {
          findings.error(at.path(), "type", "it must be an object");
        }
      }
    } else if (all != null) {
      findings.error(path, "type", "it must be an object, not " + all.kind());
    }
    if (TypeTable.STANDARD.type(type) == null && !isIntroduced(object, kind)) {
      findings.warning(
          join(context.path(), "type"),
          "custom",
          "a custom type should be introduced by an extension");
    }
  }

  private static boolean isIntroduced(JsonValue.Members object, Kind kind) {
    String expected = "new-" + kind.name().toLowerCase(Locale.ROOT);
    return object.members("extensions").all().values().stream()
        .anyMatch(
            one ->
                one instanceof JsonValue.Members members
                    && expected.equals(members.text("extension_type")));
  }

  private void extension(
      String key, JsonValue.Members content, String type, ObjectCheck.Context context) {
    boolean isDefinition =
        StixId.of(key).filter(id -> id.type().equals("extension-definition")).isPresent();
    if (isDefinition) {
      defined(content, context);
    } else if (type.equals("marking-definition") || !PREDEFINED.matcher(key).matches()) {
      findings.error(
          context.path(), "extension", "the key must be the id of an extension-definition");
      return;
    } else if (TypeTable.STANDARD.type(type + "." + key) != null) {
      objects.part(content, type + "." + key, context);
    } else {
      findings.warning(
          context.path(), "extension", "an extension should be keyed by its definition's id");
    }
    for (Map.Entry<String, JsonValue> member : content.all().entrySet()) {
      if (!ObjectCheck.NAME.matcher(member.getKey()).matches() && !member.getKey().equals("id")) {
        findings.error(
            join(context.path(), member.getKey()),
            "name",
            "it can't name a property of an extension");
      }
      if (!member.getKey().endsWith("_refs") && !member.getKey().endsWith("_ref")) {
        objects.suffix(
            member.getKey(), member.getValue(), context.at(join(context.path(), member.getKey())));
      }
    }
  }

  private void defined(JsonValue.Members content, ObjectCheck.Context context) {
    String path = join(context.path(), "extension_type");
    Set<String> kinds = TypeTable.STANDARD.vocabulary("extension-type");
    JsonValue kind = content.get("extension_type");
    if (kind == null) {
      findings.error(path, "required", "extension_type is missing");
    } else if (!(kind instanceof JsonValue.Text text) || !kinds.contains(text.value())) {
      findings.error(path, "extension", "it must be one of " + String.join(", ", kinds));
    }
  }
}
