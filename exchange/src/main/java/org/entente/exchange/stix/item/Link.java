package org.entente.exchange.stix.item;

import java.util.List;
import java.util.Optional;
import org.entente.exchange.json.JsonValue.Members;

/// What joins objects (2.1, chapter 5).
public sealed interface Link extends StixItem {
  record Relationship(Members json) implements Link {
    public String relationshipType() {
      return json.optional("relationship_type").orElse("");
    }

    public String sourceRef() {
      return json.optional("source_ref").orElse("");
    }

    public String targetRef() {
      return json.optional("target_ref").orElse("");
    }
  }

  record Sighting(Members json) implements Link {
    public String sightingOfRef() {
      return json.optional("sighting_of_ref").orElse("");
    }

    public List<String> observedDataRefs() {
      return json.texts("observed_data_refs");
    }
  }

  /// Empty for other types.
  static Optional<Link> of(String type, Members json) {
    return switch (type) {
      case "relationship" -> Optional.of(new Relationship(json));
      case "sighting" -> Optional.of(new Sighting(json));
      default -> Optional.empty();
    };
  }
}
