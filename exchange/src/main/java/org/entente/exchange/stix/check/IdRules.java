package org.entente.exchange.stix.check;

import java.util.List;
import java.util.Optional;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.ObservableId;
import org.entente.exchange.stix.StixId;
import org.entente.exchange.stix.Tlp;
import org.entente.exchange.stix.check.ObjectType.Kind;

/// Which UUID an object must and should have (2.1, section 2.9).
final class IdRules {
  private IdRules() {}

  static void check(
      Findings findings, JsonValue.Members object, StixId id, Kind kind, String path) {
    if (kind != Kind.SCO) {
      if (id.version() != 4 && Tlp.ofId(id.toString()).isEmpty()) {
        findings.warning(path, "id", "the UUID should be a random one (version 4)");
      }
      return;
    }
    Optional<List<String>> contributing = ObservableId.contributing(id.type());
    if (contributing.isEmpty()) {
      if (id.version() != 5) {
        findings.warning(
            path, "id", "an observable's UUID should be made of its content (version 5)");
      }
    } else if (contributing.get().stream().noneMatch(object::has)) {
      if (id.version() != 4 && !isForeign(id.type())) {
        findings.error(
            path, "id", "nothing that makes the id is there, so the UUID must be version 4");
      }
    } else if (id.version() != 5) {
      findings.warning(
          path, "id", "an observable's UUID should be made of its content (version 5)");
    } else if (!isForeign(id.type())) {
      ObservableId.of(object)
          .filter(made -> !made.equalsIgnoreCase(id.toString()))
          .ifPresent(made -> findings.warning(path, "id", "its content gives " + made));
    }
  }

  /// Types of extensions have rules of their own, and two dialects of them.
  private static boolean isForeign(String type) {
    return type.equals("bank-account") || type.startsWith("cryptocurrency-");
  }
}
