package org.entente.exchange.stix.check;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.exchange.stix.check.ObjectType.Kind;
import org.entente.exchange.stix.check.ObjectType.Property;

/// Properties that objects of all types share (2.1, section 3.1).
final class SharedProperties {
  static final BigDecimal LARGEST_INTEGER = BigDecimal.valueOf((1L << 53) - 1);

  static final List<TypeRule> RULES = List.of(new TypeRule.Order("modified", "created", false));

  private static final ValueKind TEXT = ValueKind.Plain.TEXT;
  private static final ValueKind MARKING =
      new ValueKind.Reference(Set.of("marking-definition"), false);

  private SharedProperties() {}

  static Map<String, Property> of(Kind kind, String type) {
    Map<String, Property> all = new LinkedHashMap<>();
    boolean observable = kind == Kind.SCO;
    boolean marking = type.equals("marking-definition");
    all.put("type", new Property(true, false, TEXT));
    all.put("id", new Property(true, false, TEXT));
    all.put("spec_version", new Property(!observable, false, TEXT));
    if (!observable) {
      all.put("created", new Property(true, false, ValueKind.Plain.TIME));
      all.put(
          "created_by_ref",
          new Property(
              type.equals("extension-definition"),
              false,
              new ValueKind.Reference(Set.of("identity"), false)));
      all.put(
          "external_references",
          new Property(false, true, new ValueKind.Part("external-reference")));
    }
    if (!observable && !marking) {
      all.put("modified", new Property(true, false, ValueKind.Plain.TIME));
      all.put("revoked", new Property(false, false, ValueKind.Plain.FLAG));
      all.put("labels", new Property(false, true, TEXT));
      all.put("confidence", new Property(false, false, quantity(0, 100)));
      if (!type.equals("language-content")) {
        all.put("lang", new Property(false, false, ValueKind.Plain.LANG));
      }
    }
    if (observable) {
      all.put("defanged", new Property(false, false, ValueKind.Plain.FLAG));
    }
    all.put("object_marking_refs", new Property(false, true, MARKING));
    all.put("granular_markings", new Property(false, true, new ValueKind.Part("granular-marking")));
    all.put("extensions", new Property(false, false, ValueKind.Plain.ANY));
    return all;
  }

  private static ValueKind quantity(long min, long max) {
    return new ValueKind.Quantity(true, BigDecimal.valueOf(min), BigDecimal.valueOf(max));
  }

  /// SharedProperties properties that objects of this kind must not have.
  static Set<String> notApplicable(Kind kind, String type) {
    return switch (kind) {
      case SCO ->
          Set.of(
              "created_by_ref",
              "created",
              "modified",
              "revoked",
              "labels",
              "confidence",
              "lang",
              "external_references");
      case META ->
          switch (type) {
            case "marking-definition" ->
                Set.of("modified", "revoked", "labels", "confidence", "lang", "defanged");
            case "language-content" -> Set.of("lang", "defanged");
            default -> Set.of("defanged");
          };
      case SDO, SRO, PART -> Set.of("defanged");
    };
  }
}
