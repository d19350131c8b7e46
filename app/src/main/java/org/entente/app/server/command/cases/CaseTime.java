package org.entente.app.server.command.cases;

import java.util.Map;
import org.entente.app.server.Fields;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// From when cases are seen.
final class CaseTime {
  @Option(names = "--known", paramLabel = "TIME", description = "${bundle:OPTION_CASE_KNOWN}")
  private @Nullable String known;

  @Option(names = "--valid", paramLabel = "TIME", description = "${bundle:OPTION_CASE_VALID}")
  private @Nullable String valid;

  @Option(names = "--by", paramLabel = "recorded|learnt", description = "${bundle:OPTION_CASE_BY}")
  private @Nullable String by;

  void put(Map<String, JsonValue> with) {
    Fields.put(with, "known", known);
    Fields.put(with, "valid", valid);
    Fields.put(with, "by", by);
  }
}
