package org.entente.exchange.stix.check;

import static org.entente.exchange.stix.check.Findings.join;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.StixId;
import org.entente.exchange.stix.StixTime;
import org.entente.exchange.stix.check.ObjectType.Kind;
import org.jspecify.annotations.Nullable;

/// One object against its type: names, common properties, those of the type, custom ones.
final class ObjectCheck {
  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*-?");
  static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{2,249}");

  /// Kept for later versions, at the top level of every object (2.1, section 11.1).
  private static final Set<String> RESERVED =
      Set.of("severity", "action", "username", "phone_number", "phone_numbers");

  private static final ValueKind.Reference ANY_ID = new ValueKind.Reference(Set.of(), false);

  private final Findings findings;
  private final TypeTable table = TypeTable.STANDARD;
  private final ExtensionRules extensions;
  private final MarkingRules markings;
  private final TypeRules special;

  ObjectCheck(Findings findings) {
    this.findings = findings;
    this.extensions = new ExtensionRules(findings, this);
    this.markings = new MarkingRules(findings);
    this.special = new TypeRules(findings, this);
  }

  /// An object of a bundle or alone.
  void check(JsonValue.Members object) {
    findings.about(object.optional("id").orElse(""));
    String type = object.text("type");
    if (type == null) {
      findings.error("type", "required", "there is no type");
      return;
    }
    if (type.equals("bundle")) {
      findings.error("type", "bundle", "a bundle holds no bundles");
      return;
    }
    Context context = new Context(new ValueCheck(findings, Map.of()), "", false);
    topLevel(object, type, context);
  }

  /// An observable in the `objects` of an observed-data, as STIX 2.0 had them.
  void embedded(JsonValue.Members object, String path, Map<String, String> siblings) {
    String type = object.text("type");
    if (type == null) {
      findings.error(join(path, "type"), "required", "there is no type");
      return;
    }
    topLevel(object, type, new Context(new ValueCheck(findings, siblings), path, true));
  }

  /// Where in an object we are, and how values are read there.
  record Context(ValueCheck values, String path, boolean embedded) {
    Context at(String path) {
      return new Context(values, path, embedded);
    }
  }

  private void topLevel(JsonValue.Members object, String typeName, Context context) {
    @Nullable ObjectType known = table.type(typeName);
    if (known != null && known.kind() == Kind.PART) {
      known = null;
    }
    if (known == null) {
      typeName(typeName, context);
    }
    Kind kind = known == null ? extensions.kind(object) : known.kind();
    identity(object, typeName, kind, context);
    Map<String, ObjectType.Property> all = new LinkedHashMap<>(SharedProperties.of(kind, typeName));
    if (known != null) {
      all.putAll(known.properties());
    }
    properties(object, all, context);
    object
        .optional("spec_version")
        .filter(version -> !version.equals("2.1"))
        .ifPresent(
            version ->
                findings.error(
                    join(context.path(), "spec_version"),
                    "version",
                    "this is checked as 2.1, not " + ValueCheck.shortened(version)));
    if (known != null) {
      rules(object, known.rules(), context);
    }
    rules(object, SharedProperties.RULES, context);
    others(object, all.keySet(), kind, typeName, known != null, context);
    sweep(object, context.path(), typeName);
    extensions.check(object, typeName, kind, context);
    if (!context.embedded()) {
      markings.check(object, typeName);
    }
    special.check(object, typeName, kind, context);
  }

  private void typeName(String type, Context context) {
    boolean sound =
        TYPE.matcher(type).matches()
            && type.length() >= 3
            && type.length() <= 250
            && !type.equals("action");
    if (!sound) {
      findings.error(
          join(context.path(), "type"),
          "name",
          "'" + ValueCheck.shortened(type) + "' can't name a type: [a-z0-9-], 3 to 250");
    }
  }

  private void identity(JsonValue.Members object, String type, Kind kind, Context context) {
    if (!(object.get("id") instanceof JsonValue.Text text)) {
      return;
    }
    String path = join(context.path(), "id");
    Optional<StixId> id = StixId.of(text.value());
    if (id.isEmpty()) {
      findings.error(path, "id", "'" + ValueCheck.shortened(text.value()) + "' is no identifier");
    } else if (!id.get().type().equals(type)) {
      findings.error(path, "id", "the id says " + id.get().type() + ", the type is " + type);
    } else {
      IdRules.check(findings, object, id.get(), kind, path);
    }
  }

  /// Those that the table lists, of an object or a part.
  void properties(
      JsonValue.Members object, Map<String, ObjectType.Property> listed, Context context) {
    listed.forEach(
        (name, property) -> {
          JsonValue value = object.get(name);
          String path = join(context.path(), name);
          boolean excused = context.embedded() && name.equals("id");
          if (value != null) {
            property(value, property, context.at(path));
          } else if (property.required() && !excused) {
            findings.error(path, "required", name + " is missing");
          }
        });
  }

  private void property(JsonValue value, ObjectType.Property property, Context context) {
    if (!property.list()) {
      value(property.kind(), value, context);
    } else if (value instanceof JsonValue.Array array) {
      List<JsonValue> items = array.items();
      for (int i = 0; i < items.size(); i++) {
        value(property.kind(), items.get(i), context.at(context.path() + "[" + i + "]"));
      }
    } else {
      findings.error(context.path(), "type", "it must be a list, not " + value.kind());
    }
  }

  private void value(ValueKind kind, JsonValue value, Context context) {
    if (!(kind instanceof ValueKind.Part part)) {
      context.values().check(kind, value, context.path());
    } else if (value instanceof JsonValue.Members members) {
      part(members, part.name(), context);
    } else {
      findings.error(context.path(), "type", "it must be an object, not " + value.kind());
    }
  }

  /// An object that stands within others.
  void part(JsonValue.Members object, String name, Context context) {
    ObjectType type = table.part(name);
    properties(object, type.properties(), context);
    rules(object, type.rules(), context);
    if (type.sealed()) {
      object.all().keySet().stream()
          .filter(property -> !type.properties().containsKey(property))
          .forEach(
              property ->
                  findings.error(
                      join(context.path(), property), "name", "no such property is allowed here"));
    }
    special.part(object, name, context);
  }

  void rules(JsonValue.Members object, List<TypeRule> rules, Context context) {
    for (TypeRule rule : rules) {
      switch (rule) {
        case TypeRule.AnyOf any -> {
          if (any.names().stream().noneMatch(object::has)) {
            findings.error(
                context.path(), "required", "there must be " + String.join(" or ", any.names()));
          }
        }
        case TypeRule.OneOf one -> {
          if (one.names().stream().filter(object::has).count() != 1) {
            findings.error(
                context.path(),
                "required",
                "there must be exactly one of " + String.join(" and ", one.names()));
          }
        }
        case TypeRule.Needs needs -> {
          if (object.has(needs.given()) && !object.has(needs.needed())) {
            findings.error(
                join(context.path(), needs.needed()),
                "required",
                "with " + needs.given() + " there must be " + needs.needed());
          }
        }
        case TypeRule.Order order -> order(object, order, context);
      }
    }
  }

  private void order(JsonValue.Members object, TypeRule.Order order, Context context) {
    var later = object.optional(order.later()).flatMap(StixTime::of);
    var earlier = object.optional(order.earlier()).flatMap(StixTime::of);
    if (later.isEmpty() || earlier.isEmpty()) {
      return;
    }
    int compared = later.get().compareTo(earlier.get());
    if (compared < 0 || (order.strict() && compared == 0)) {
      findings.error(
          join(context.path(), order.later()),
          "time-order",
          order.later()
              + (order.strict() ? " must be after " : " must not be before ")
              + order.earlier());
    }
  }

  private void others(
      JsonValue.Members object,
      Set<String> listed,
      Kind kind,
      String typeName,
      boolean isKnown,
      Context context) {
    Set<String> barred = SharedProperties.notApplicable(kind, typeName);
    boolean extended = extensions.hasTopLevel(object);
    for (Map.Entry<String, JsonValue> member : object.all().entrySet()) {
      String name = member.getKey();
      String path = join(context.path(), name);
      if (RESERVED.contains(name)) {
        findings.error(path, "name", name + " is reserved");
      } else if (barred.contains(name)) {
        findings.error(path, "name", name + " is not for objects of this type");
      } else if (!listed.contains(name)) {
        other(name, member.getValue(), isKnown && !extended, context.at(path));
      }
    }
  }

  private void other(String name, JsonValue value, boolean warn, Context context) {
    if (!NAME.matcher(name).matches()) {
      findings.error(
          context.path(),
          "name",
          "'" + ValueCheck.shortened(name) + "' can't name a property: [a-z0-9_], 3 to 250");
      return;
    }
    suffix(name, value, context);
    if (warn) {
      custom(name, context.path());
    }
  }

  private void custom(String name, String path) {
    if (!name.startsWith("x_")) {
      findings.warning(
          path, "custom", "a custom property should come in an extension or begin with x_");
    }
  }

  /// The end of a name tells what the value is, of custom properties, too.
  void suffix(String name, JsonValue value, Context context) {
    if (name.endsWith("_ref")) {
      context.values().check(ANY_ID, value, context.path());
    } else if (name.endsWith("_refs")) {
      property(value, new ObjectType.Property(false, true, ANY_ID), context);
    } else if (name.endsWith("_hex")) {
      context.values().check(ValueKind.Plain.HEX, value, context.path());
    } else if (name.endsWith("_bin")) {
      context.values().check(ValueKind.Plain.BIN, value, context.path());
    }
  }

  /// What stands nowhere: null, an empty list, an empty object, an integer that readers would
  /// round (RFC 7493).
  private void sweep(JsonValue value, String path, String type) {
    switch (value) {
      case JsonValue.Members members -> {
        if (members.all().isEmpty()) {
          findings.error(path, "empty", "an empty object must be left out");
        }
        boolean windows = type.equals("process") && path.endsWith("startup_info");
        boolean siblings = type.equals("observed-data") && path.equals("objects");
        members
            .all()
            .forEach(
                (name, inner) -> {
                  boolean excused = windows && inner instanceof JsonValue.Null;
                  if (!excused && !siblings) {
                    sweep(inner, join(path, name), type);
                  }
                });
      }
      case JsonValue.Array array -> {
        if (array.items().isEmpty()) {
          findings.error(path, "empty", "an empty list must be left out");
        }
        for (int i = 0; i < array.items().size(); i++) {
          sweep(array.items().get(i), path + "[" + i + "]", type);
        }
      }
      case JsonValue.Null _ -> findings.error(path, "empty", "null must be left out");
      case JsonValue.Numeral number -> {
        if (number.isInteger() && number.text().replace("-", "").length() > 15) {
          safe(number, path);
        }
      }
      case JsonValue.Text _, JsonValue.Truth _ -> {}
    }
  }

  private void safe(JsonValue.Numeral number, String path) {
    if (number.value().abs().compareTo(SharedProperties.LARGEST_INTEGER) > 0) {
      findings.error(path, "range", number.text() + " is beyond 2^53-1");
    }
  }
}
