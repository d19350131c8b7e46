package org.entente.app.server.command.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.server.Fields;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// To whom something is to be released, and what: a bundle in a file, objects that the node holds,
/// by their ids, or a case.
final class ReleaseWish {
  @Option(
      names = "--to",
      required = true,
      split = ",",
      paramLabel = "NAME",
      description = "${bundle:OPTION_RELEASE_TO}")
  private List<String> to;

  @Option(
      names = "--id",
      split = ",",
      paramLabel = "ID",
      description = "${bundle:OPTION_RELEASE_IDS}")
  private List<String> ids = List.of();

  @Option(names = "--case", paramLabel = "CASE", description = "${bundle:OPTION_RELEASE_CASE}")
  private @Nullable String caseId;

  @Option(names = "--redact", description = "${bundle:OPTION_RELEASE_REDACT}")
  private boolean redacts;

  @Option(
      names = "--tearline",
      paramLabel = "ID=TEXT",
      description = "${bundle:OPTION_RELEASE_TEARLINE}")
  private Map<String, String> tearlines = Map.of();

  @Option(names = "--replace", description = "${bundle:OPTION_RELEASE_REPLACE}")
  private boolean replaces;

  @Option(
      names = "--purpose",
      paramLabel = "PURPOSE",
      description = "${bundle:OPTION_RELEASE_PURPOSE}")
  private @Nullable String purpose;

  @Option(names = "--until", paramLabel = "TIME", description = "${bundle:OPTION_RELEASE_UNTIL}")
  private @Nullable String until;

  @Parameters(arity = "0..1", paramLabel = "FILE", description = "${bundle:PARAMETER_RELEASE_FILE}")
  private @Nullable Path file;

  JsonValue.Members json() throws IOException {
    Path bundle = file;
    String whole = caseId;
    int given = (bundle == null ? 0 : 1) + (ids.isEmpty() ? 0 : 1) + (whole == null ? 0 : 1);
    if (given != 1) {
      throw new BadInput("release", "", "a file, --id or --case says what", "Give one of them");
    }
    Map<String, JsonValue> with = new LinkedHashMap<>();
    with.put("to", JsonValue.texts(to));
    Fields.put(with, "purpose", purpose);
    Fields.put(with, "until", until);
    if (replaces) {
      with.put("replace", JsonValue.of(true));
    }
    if (redacts) {
      with.put("redact", JsonValue.of(true));
    }
    if (!tearlines.isEmpty()) {
      Map<String, JsonValue> texts = new LinkedHashMap<>();
      tearlines.forEach((id, text) -> texts.put(id, JsonValue.of(text)));
      with.put("tearlines", new JsonValue.Members(texts));
    }
    if (whole != null) {
      with.put("case", JsonValue.of(whole));
    } else if (bundle == null) {
      with.put("ids", JsonValue.texts(ids));
    } else {
      with.put("bundle", JsonReader.parse(bundle.toString(), Files.readAllBytes(bundle)));
    }
    return new JsonValue.Members(with);
  }
}
