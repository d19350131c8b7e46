package org.entente.app.lists;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.ListMessage;
import org.entente.base.sign.SigningKey;
import org.entente.screen.ListId;
import org.entente.screen.list.KeptIssue;
import org.entente.screen.list.ListStore;
import org.entente.screen.list.SnapshotBundle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente lists export`: issues for a partner, in one signed file.
@Command(
    name = "export",
    description = "${bundle:COMMAND_LISTS_EXPORT}",
    footer = "  ./entente lists export --key key.pem --public-key key.pub ours.lists")
public final class ListsExport implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeOption home;

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "${bundle:OPTION_PACK_KEY}")
  private Path key;

  @Option(
      names = "--public-key",
      required = true,
      paramLabel = "FILE",
      description = "${bundle:OPTION_PACK_PUBLIC}")
  private Path publicKey;

  @Option(
      names = "--list",
      paramLabel = "NAME",
      split = ",",
      description = "${bundle:OPTION_UPDATE_LIST}")
  private List<String> names = new ArrayList<>();

  @Option(names = "--lists-at", paramLabel = "DATE|HASH", description = "${bundle:OPTION_LISTS_AT}")
  private @Nullable String at;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  @Parameters(paramLabel = "BUNDLE", description = "${bundle:PARAMETER_BUNDLE}")
  private Path out;

  public ListsExport(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    ListStore store = home.lists();
    List<KeptIssue> all = at == null ? store.current() : store.at(at);
    List<KeptIssue> issues =
        all.stream().filter(issue -> isChosen(issue.snapshot().list())).toList();
    if (issues.isEmpty()) {
      throw new BadInput(
          home.path().toString(), "", "holds no such list", "lists status shows what there is");
    }
    SnapshotBundle.write(store, issues, SigningKey.read(key, publicKey), out);
    switch (format) {
      case TABLE -> terminal.say(ListMessage.BUNDLE_WRITTEN, issues.size(), out);
      case JSON -> Json.print(terminal, json(issues));
    }
    return ExitCode.DONE;
  }

  private boolean isChosen(ListId list) {
    return names.isEmpty() || names.contains(list.name()) || names.contains(list.publisher());
  }

  private Map<String, Object> json(List<KeptIssue> issues) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("bundle", out.toString());
    json.put("sizeBytes", Files.size(out));
    json.put(
        "lists",
        issues.stream().map(issue -> SnapshotFields.of(issue.snapshot(), issue.form())).toList());
    return json;
  }
}
