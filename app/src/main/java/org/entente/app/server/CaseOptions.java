package org.entente.app.server;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Who says something in a case, and how far it may go.
final class CaseOptions {
  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(names = "--as", paramLabel = "NAME", description = "${bundle:OPTION_CASE_AS}")
  private @Nullable String author;

  @Option(names = "--title", paramLabel = "TITLE", description = "${bundle:OPTION_CASE_TITLE}")
  private @Nullable String title;

  @Option(names = "--text", paramLabel = "TEXT", description = "${bundle:OPTION_CASE_TEXT}")
  private @Nullable String text;

  @Option(names = "--marking", paramLabel = "TLP", description = "${bundle:OPTION_CASE_MARKING}")
  private @Nullable String marking;

  HomeFolder folder() {
    return folder;
  }

  /// The action's request so far.
  Map<String, JsonValue> request() {
    Map<String, JsonValue> with = new LinkedHashMap<>();
    put(with, "as", author);
    put(with, "title", title);
    put(with, "text", text);
    put(with, "marking", marking);
    return with;
  }

  static void put(Map<String, JsonValue> with, String name, @Nullable Object value) {
    if (value != null) {
      with.put(name, JsonValue.of(value.toString()));
    }
  }

  static JsonValue.Members perform(HomeFolder folder, String action, Map<String, JsonValue> with)
      throws IOException {
    return folder.perform(CaseActions.PREFIX + action, new JsonValue.Members(with));
  }
}
