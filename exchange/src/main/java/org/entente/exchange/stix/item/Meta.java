package org.entente.exchange.stix.item;

import java.util.Optional;
import org.entente.exchange.json.JsonValue.Members;
import org.entente.exchange.stix.Tlp;

/// What says something about objects (2.1, chapter 7).
public sealed interface Meta extends StixItem {
  record MarkingDefinition(Members json) implements Meta {
    /// The traffic light, when it is one, in id and in content.
    public Optional<Tlp> trafficLight() {
      return Tlp.ofId(id()).filter(tlp -> tlp.object().equals(json));
    }
  }

  record LanguageContent(Members json) implements Meta {
    public String objectRef() {
      return json.optional("object_ref").orElse("");
    }
  }

  record ExtensionDefinition(Members json) implements Meta {}

  /// Empty for other types.
  static Optional<Meta> of(String type, Members json) {
    return switch (type) {
      case "marking-definition" -> Optional.of(new MarkingDefinition(json));
      case "language-content" -> Optional.of(new LanguageContent(json));
      case "extension-definition" -> Optional.of(new ExtensionDefinition(json));
      default -> Optional.empty();
    };
  }
}
