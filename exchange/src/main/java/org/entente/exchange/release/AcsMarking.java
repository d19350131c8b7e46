package org.entente.exchange.release;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.entente.exchange.json.JsonValue;

/// What an ACS 3.0a marking says, taken at its strictest: fields are ANDed, a denial beats a
/// permit, no rule means the default in the policy reference, and whatever is not understood
/// (caveats, sensitivities, organisations) keeps the object at its originator's.
final class AcsMarking {
  static final String EXTENSION = "extension-definition--3a65884d-005a-4290-8335-cb2d778a83ce";

  private static final Set<String> UNDERSTOOD =
      Set.of("classification", "formal_determination", "permitted_nationalities", "entity");

  private static final Set<String> DETERMINATIONS = Set.of("PUBREL", "FOUO", "AIS");
  private static final String ALL = "ALL";

  private AcsMarking() {}

  static Label label(JsonValue.Members said) {
    JsonValue.Members controls = said.members("control_set");
    String policy = said.optional("policy_reference").orElse("");
    Label label = Label.LOWEST.classification(classification(controls));
    if (!isReadable(said, policy) || !isUnderstood(controls)) {
      label = label.releasableTo(List.of());
    } else if (!controls.texts("permitted_nationalities").isEmpty()) {
      List<String> to = controls.texts("permitted_nationalities");
      label = to.contains(ALL) ? label : label.releasableTo(to);
    }
    boolean mayGoOn =
        policy.contains("sharedefault=permit") && said.items("further_sharing").isEmpty();
    return mayGoOn ? label : label.originatorControlled();
  }

  private static Label.Classification classification(JsonValue.Members controls) {
    String word = controls.optional("classification").orElse("").toUpperCase(Locale.ROOT);
    for (Label.Classification one : Label.Classification.values()) {
      if (one.name().equals(word)) {
        return one;
      }
    }
    return Label.Classification.TS;
  }

  private static boolean isUnderstood(JsonValue.Members controls) {
    return UNDERSTOOD.containsAll(controls.all().keySet())
        && DETERMINATIONS.containsAll(controls.texts("formal_determination"));
  }

  /// By a rule that lets everybody read it, or by default; never against a denial.
  private static boolean isReadable(JsonValue.Members said, String policy) {
    boolean isPermitted = policy.contains("privdefault=permit");
    for (JsonValue one : said.items("access_privilege")) {
      if (!(one instanceof JsonValue.Members rule)) {
        return false;
      }
      boolean permits = "permit".equals(rule.text("rule_effect"));
      String action = rule.optional("privilege_action").orElse("");
      boolean isReading = action.equals("DSPLY") || action.equals(ALL);
      if (isReading && !permits) {
        return false;
      }
      isPermitted |= isReading && isForAll(rule.members("privilege_scope"));
    }
    return isPermitted;
  }

  private static boolean isForAll(JsonValue.Members scope) {
    return scope.all().keySet().stream().allMatch(field -> scope.texts(field).contains(ALL));
  }
}
