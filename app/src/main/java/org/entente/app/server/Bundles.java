package org.entente.app.server;

import java.util.List;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.check.Finding;
import org.entente.exchange.stix.check.StixCheck;

/// What somebody sends as a bundle of STIX 2.1.
public final class Bundles {
  private Bundles() {}

  /// The objects of a bundle that keeps every rule. Throws a refusal naming the first it breaks.
  public static List<JsonValue> objects(JsonValue value) {
    if (!(value instanceof JsonValue.Members bundle) || !"bundle".equals(bundle.text("type"))) {
      throw Asked.unprocessable("The body must be a bundle");
    }
    List<Finding> errors = StixCheck.check(bundle).errors();
    if (!errors.isEmpty()) {
      Finding first = errors.getFirst();
      throw Asked.unprocessable(first.id() + " " + first.path() + ": " + first.message());
    }
    return bundle.items("objects");
  }
}
