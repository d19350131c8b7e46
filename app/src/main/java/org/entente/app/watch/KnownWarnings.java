package org.entente.app.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.watch.warning.Delegates;
import org.entente.watch.warning.MessageKey;
import org.entente.watch.warning.WarningStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The warnings of a store, at a time, as they were known at a time.
final class KnownWarnings {
  private final Instant now = Instant.now();

  @Option(
      names = "--store",
      required = true,
      paramLabel = "DIR",
      description = "${bundle:OPTION_WARNINGS_STORE}")
  private Path folder;

  @Option(names = "--at", paramLabel = "TIME", description = "${bundle:OPTION_WARNINGS_AT}")
  private @Nullable String at;

  @Option(
      names = "--as-known",
      paramLabel = "TIME",
      description = "${bundle:OPTION_WARNINGS_KNOWN}")
  private @Nullable String asKnown;

  @Option(
      names = "--delegate",
      paramLabel = "\"SENDER OTHER\"",
      description = "${bundle:OPTION_WARNINGS_DELEGATE}")
  private List<String> delegated = List.of();

  Delegates delegates() {
    return Delegates.of("--delegate", delegated);
  }

  Instant time() {
    return at == null ? now : Printed.parse("--at", at).instant();
  }

  Instant known() {
    return asKnown == null ? now : Printed.parse("--as-known", asKnown).instant();
  }

  /// What was recorded until then.
  List<WarningStore.Known> all() throws IOException {
    Instant known = known();
    return WarningStore.read(folder).stream()
        .filter(one -> !one.recorded().isAfter(known))
        .toList();
  }

  /// The begin of a document: both times.
  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("at", Printed.time(time()));
    json.put("as_known", Printed.time(known()));
    return json;
  }

  static Map<String, @Nullable Object> json(MessageKey key) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("sender", key.sender());
    json.put("identifier", key.identifier());
    json.put("sent", Printed.time(key.sent()));
    return json;
  }
}
