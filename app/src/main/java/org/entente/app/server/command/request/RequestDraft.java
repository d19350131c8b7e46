package org.entente.app.server.command.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.Fields;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.Merkle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Drafts a request; nothing leaves.
@Command(
    name = "draft",
    description = "${bundle:COMMAND_REQUEST_DRAFT}",
    footer =
        "  ./entente request draft --dir us --to jp --kind freeze-address --at eip155:1"
            + " --target 0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2 --text stolen"
            + " --basis \"18 U.S.C. 981(b)\" --as ann")
public final class RequestDraft implements Callable<Integer> {
  private static final List<String> MINUTES = List.of("acknowledge", "decide", "act", "expire");

  private final Terminal terminal;

  @Mixin private RequestOptions options = new RequestOptions();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "NAME",
      description = "${bundle:OPTION_REQUEST_TO}")
  private String to;

  @Option(
      names = "--kind",
      required = true,
      paramLabel = "KIND",
      description = "${bundle:OPTION_REQUEST_KIND}")
  private String kind;

  @Option(
      names = "--target",
      required = true,
      paramLabel = "TARGET",
      description = "${bundle:OPTION_REQUEST_TARGET}")
  private String target;

  @Option(names = "--at", paramLabel = "PLACE", description = "${bundle:OPTION_REQUEST_AT}")
  private @Nullable String place;

  @Option(names = "--form", paramLabel = "FORM", description = "${bundle:OPTION_REQUEST_FORM}")
  private @Nullable String form;

  @Option(
      names = "--minutes",
      split = ",",
      paramLabel = "N",
      description = "${bundle:OPTION_REQUEST_MINUTES}")
  private List<Integer> minutes = List.of();

  @Option(
      names = "--evidence",
      paramLabel = "FILE",
      description = "${bundle:OPTION_REQUEST_EVIDENCE}")
  private List<Path> evidence = List.of();

  @Option(
      names = "--purpose",
      paramLabel = "PURPOSE",
      description = "${bundle:OPTION_REQUEST_PURPOSE}")
  private @Nullable String purpose;

  @Option(names = "--exercise", description = "${bundle:OPTION_REQUEST_EXERCISE}")
  private boolean isExercise;

  public RequestDraft(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Map<String, JsonValue> with = options.said();
    with.put("to", JsonValue.of(to));
    with.put("kind", JsonValue.of(kind));
    with.put("target", JsonValue.of(target));
    with.put("exercise", JsonValue.of(isExercise));
    Fields.put(with, "place", place);
    Fields.put(with, "form", form);
    Fields.put(with, "purpose", purpose);
    if (!minutes.isEmpty()) {
      with.put("minutes", minutes());
    }
    if (!evidence.isEmpty()) {
      with.put("evidence", evidence());
    }
    options.print(terminal, options.folder().request("/x/requests", new JsonValue.Members(with)));
    return ExitCode.DONE;
  }

  private JsonValue minutes() {
    if (minutes.size() != MINUTES.size()) {
      throw new BadInput(
          "--minutes", "", "it takes four numbers", "Give them like --minutes 5,15,30,4320");
    }
    Map<String, JsonValue> all = new LinkedHashMap<>();
    for (int i = 0; i < MINUTES.size(); i++) {
      all.put(MINUTES.get(i), JsonValue.of(minutes.get(i)));
    }
    return new JsonValue.Members(all);
  }

  /// The partner gets name and hash; the file itself goes by a release, if it may go at all.
  private JsonValue evidence() throws IOException {
    List<JsonValue> all = new ArrayList<>();
    for (Path file : evidence) {
      Map<String, JsonValue> one = new LinkedHashMap<>();
      one.put("title", JsonValue.of(String.valueOf(file.getFileName())));
      one.put("sha256", JsonValue.of(Hex.encode(Merkle.sha256(Files.readAllBytes(file)))));
      all.add(new JsonValue.Members(one));
    }
    return new JsonValue.Array(all);
  }
}
