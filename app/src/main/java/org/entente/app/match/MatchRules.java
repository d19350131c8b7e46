package org.entente.app.match;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.question.RuleNames;
import org.entente.base.message.Language;
import org.entente.base.message.Messages;

/// What can count for or against a match, as clients read of it.
final class MatchRules {
  static final String NAME = "entente";

  /// What a client may call it.
  static final List<String> NAMES = List.of(NAME, "best", "default");

  private static final Messages ENGLISH = Messages.in(Language.ENGLISH);

  private MatchRules() {}

  /// `{RULE:{"description","coefficient","url"}}`.
  static Map<String, Object> docs() {
    Map<String, Object> docs = new LinkedHashMap<>();
    RuleNames.all()
        .forEach(
            (code, message) -> {
              Map<String, Object> doc = new LinkedHashMap<>();
              doc.put("description", ENGLISH.text(message));
              doc.put("coefficient", BigDecimal.ONE);
              doc.put("url", null);
              docs.put(code, doc);
            });
    return docs;
  }
}
