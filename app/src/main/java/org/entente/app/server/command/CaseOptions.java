package org.entente.app.server.command;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.app.server.Fields;
import org.entente.app.server.cases.CaseActions;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Who says something in a case, and how far it may go.
public final class CaseOptions {
  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(names = "--as", paramLabel = "NAME", description = "${bundle:OPTION_CASE_AS}")
  private @Nullable String author;

  @Option(names = "--title", paramLabel = "TITLE", description = "${bundle:OPTION_CASE_TITLE}")
  private @Nullable String title;

  @Option(names = "--text", paramLabel = "TEXT", description = "${bundle:OPTION_CASE_TEXT}")
  private @Nullable String text;

  @Option(names = "--marking", paramLabel = "TLP", description = "${bundle:OPTION_CASE_MARKING}")
  private @Nullable String marking;

  public HomeFolder folder() {
    return folder;
  }

  /// The action's request so far.
  public Map<String, JsonValue> request() {
    Map<String, JsonValue> with = new LinkedHashMap<>();
    Fields.put(with, "as", author);
    Fields.put(with, "title", title);
    Fields.put(with, "text", text);
    Fields.put(with, "marking", marking);
    return with;
  }

  public static JsonValue.Members perform(
      HomeFolder folder, String action, Map<String, JsonValue> with) throws IOException {
    return folder.perform(CaseActions.PREFIX + action, new JsonValue.Members(with));
  }
}
