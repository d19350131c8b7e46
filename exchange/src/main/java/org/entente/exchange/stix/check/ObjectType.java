package org.entente.exchange.stix.check;

import java.util.List;
import java.util.Map;

/// What an object of a type holds.
///
/// @param sealed whether properties that are not listed are refused
record ObjectType(
    Kind kind,
    String name,
    Map<String, Property> properties,
    List<TypeRule> rules,
    boolean sealed) {
  enum Kind {
    SDO,
    SRO,
    SCO,
    META,
    /// Stands within others, has no id.
    PART
  }

  record Property(boolean required, boolean list, ValueKind kind) {}
}
