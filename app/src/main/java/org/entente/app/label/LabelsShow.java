package org.entente.app.label;

import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.address.AddressKey;
import org.entente.base.address.CryptoAddress;
import org.entente.base.message.AttributionMessage;
import org.entente.base.message.CommandMessage;
import org.entente.trace.label.Claim;
import org.entente.trace.label.Standing;
import org.entente.trace.label.Subject;
import org.entente.trace.label.store1.LabelStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente labels show`.
@Command(
    name = "show",
    description = "${bundle:COMMAND_LABELS_SHOW}",
    footer =
        "  ./entente labels show --labels mylabels --as-known 2024-01-01"
            + " 0x905b63Fff465B9fFBF41DeA908CEb12478ec7601")
public final class LabelsShow implements Callable<Integer> {
  private static final Pattern HASH = Pattern.compile("(0x)?[0-9a-fA-F]{64}");

  private final Terminal terminal;

  @Mixin private LabelsOption labels;

  @Option(
      names = "--as-known",
      paramLabel = "DATE",
      converter = LabelsOption.Day.class,
      description = "${bundle:OPTION_AS_KNOWN}")
  private @Nullable LocalDate asKnown;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  @Parameters(
      paramLabel = "ADDRESS|TXID",
      arity = "1..*",
      description = "${bundle:PARAMETER_LABEL_SUBJECT}")
  private List<String> subjects;

  /// What is claimed about one subject, and about other forms of its key.
  ///
  /// @param why the address was not recognised, or ""
  private record Shown(
      String asked,
      Subject subject,
      String why,
      Standing standing,
      Map<AddressKey, Standing> otherForms) {}

  public LabelsShow(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    LocalDate day = asKnown == null ? LabelsOption.today() : asKnown;
    List<Shown> all = new ArrayList<>();
    try (LabelStore store = labels.open()) {
      for (String subject : subjects) {
        all.add(show(store, subject, day));
      }
      switch (format) {
        case JSON -> {
          Map<String, Object> json = new LinkedHashMap<>();
          json.put("as_known", day.toString());
          json.put("results", all.stream().map(shown -> json(store, shown)).toList());
          Json.print(terminal, json);
        }
        case TABLE -> all.forEach(this::print);
      }
    }
    return ExitCode.DONE;
  }

  private static Shown show(LabelStore store, String asked, LocalDate day) {
    Subject tx = HASH.matcher(asked).matches() ? Subject.Transaction.parse(asked) : null;
    if (tx != null && store.has(tx)) {
      return new Shown(asked, tx, "", Standing.on(store.of(tx), day), Map.of());
    }
    CryptoAddress address = CryptoAddress.read(asked);
    Subject subject = new Subject.Address(address.key());
    Map<AddressKey, Standing> others = new LinkedHashMap<>();
    for (AddressKey form : address.key().otherForms()) {
      Standing standing = Standing.on(store.of(form), day);
      if (!standing.held().isEmpty()) {
        others.put(form, standing);
      }
    }
    return new Shown(asked, subject, why(address), Standing.on(store.of(subject), day), others);
  }

  private static String why(CryptoAddress address) {
    return switch (address.reading()) {
      case CryptoAddress.NotRecognised not -> "format not recognised: " + not.why();
      case CryptoAddress.WrongCase _ -> "the checksum in its letters (EIP-55) is wrong";
      case CryptoAddress.Checked _, CryptoAddress.Unchecked _ -> "";
    };
  }

  private static Map<String, Object> json(LabelStore store, Shown shown) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("query", shown.asked);
    json.put("subject", shown.subject.text());
    if (shown.subject instanceof Subject.Address address) {
      json.put("family", address.key().family().text());
    }
    if (!shown.why.isEmpty()) {
      json.put("doubt", shown.why);
    }
    json.putAll(json(store, shown.standing));
    json.put(
        "other_forms",
        shown.otherForms.entrySet().stream()
            .map(
                entry -> {
                  Map<String, Object> form = new LinkedHashMap<>();
                  form.put("subject", entry.getKey().text());
                  form.put("family", entry.getKey().family().text());
                  form.putAll(json(store, entry.getValue()));
                  return form;
                })
            .toList());
    return json;
  }

  private static Map<String, Object> json(LabelStore store, Standing standing) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("labels", standing.held().stream().map(claim -> json(store, claim)).toList());
    json.put("retracted", standing.retracted().stream().map(claim -> json(store, claim)).toList());
    json.put("known_later", standing.later().size());
    json.put(
        "conflicts",
        standing.conflicts().stream()
            .map(pair -> List.of(named(pair.one()), named(pair.other())))
            .toList());
    return json;
  }

  private static String named(Claim claim) {
    return claim.text() + " (" + claim.source() + ")";
  }

  private static Map<String, Object> json(LabelStore store, Claim claim) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("label", claim.text());
    json.put("role", claim.role().text());
    json.put("concepts", claim.concepts());
    json.put("actor", claim.actor());
    json.put("actor_name", actorName(store, claim.actor()));
    json.put("confidence", claim.confidence().id());
    json.put("confidence_points", claim.confidence().points());
    json.put("source", claim.source());
    json.put("author", claim.author());
    json.put("network", claim.network());
    json.put("cluster_definer", claim.clusterDefiner());
    json.put("date", text(claim.date()));
    json.put("known_from", claim.known().toString());
    json.put("retracted", text(claim.retracted()));
    json.put("note", claim.note());
    return json;
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  private static String actorName(LabelStore store, String actor) {
    return actor.isEmpty()
        ? ""
        : store.of(new Subject.Actor(actor)).stream().findFirst().map(Claim::text).orElse("");
  }

  private void print(Shown shown) {
    terminal.out().println(shown.asked);
    if (!shown.why.isEmpty()) {
      terminal.out().println("  " + shown.why);
    }
    if (shown.standing.held().isEmpty() && shown.standing.retracted().isEmpty()) {
      terminal.say(AttributionMessage.LABELS_NONE);
    } else {
      table(shown.standing).print(terminal);
    }
    for (Standing.Conflict pair : shown.standing.conflicts()) {
      terminal.say(AttributionMessage.LABELS_CONFLICT, named(pair.one()), named(pair.other()));
    }
    shown.otherForms.forEach(
        (form, standing) -> {
          terminal.say(AttributionMessage.LABELS_OTHER_FORM, form.text());
          table(standing).print(terminal);
        });
  }

  private Table table(Standing standing) {
    Table table =
        Table.empty()
            .text(terminal.text(CommandMessage.HEADING_LABEL))
            .text(terminal.text(AttributionMessage.HEADING_ROLE))
            .number(terminal.text(AttributionMessage.HEADING_CONFIDENCE))
            .text(terminal.text(AttributionMessage.HEADING_KNOWN_FROM))
            .text(terminal.text(AttributionMessage.HEADING_RETRACTED))
            .text(terminal.text(AttributionMessage.HEADING_SOURCE));
    for (List<Claim> claims : List.of(standing.held(), standing.retracted())) {
      for (Claim claim : claims) {
        LocalDate retracted = claim.retracted();
        table.row(
            claim.text(),
            claim.role().text(),
            claim.confidence().points(),
            claim.known(),
            retracted == null ? "" : retracted,
            claim.source());
      }
    }
    return table;
  }
}
