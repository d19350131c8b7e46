package org.entente.app.watch;

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
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.WarningMessage;
import org.entente.watch.warning.make.Language;
import org.entente.watch.warning.make.LengthProof;
import org.entente.watch.warning.make.Parity;
import org.entente.watch.warning.make.Place;
import org.entente.watch.warning.make.Reviews;
import org.entente.watch.warning.make.Template;
import org.entente.watch.warning.make.Templates;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente watch warnings templates`: what can be said, and the proof that it says the same in
/// each language and is never too long.
@Command(
    name = "templates",
    description = "${bundle:COMMAND_WARNINGS_TEMPLATES}",
    footer = "  ./entente watch warnings templates")
public final class WarningsTemplates implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private TemplateFiles files = new TemplateFiles();

  @Option(names = "--places", description = "${bundle:OPTION_WARNINGS_PLACES}")
  private boolean isPlaces;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public WarningsTemplates(Terminal terminal) {
    this.terminal = terminal;
  }

  /// `--templates` and `--reviews`.
  static final class TemplateFiles {
    @Option(
        names = "--templates",
        paramLabel = "FILE",
        description = "${bundle:OPTION_WARNINGS_TEMPLATES}")
    private @Nullable Path templates;

    @Option(
        names = "--reviews",
        paramLabel = "FILE",
        description = "${bundle:OPTION_WARNINGS_REVIEWS}")
    private @Nullable Path reviews;

    List<Template> templates() throws IOException {
      return templates == null
          ? Templates.bundled()
          : Templates.read(templates.toString(), Files.readString(templates));
    }

    Reviews reviews() throws IOException {
      return reviews == null || !Files.exists(reviews)
          ? Reviews.none()
          : Reviews.read(reviews.toString(), Files.readString(reviews));
    }
  }

  @Override
  public Integer call() throws IOException {
    List<Template> templates = files.templates();
    Reviews reviews = files.reviews();
    boolean isRight =
        templates.stream()
            .allMatch(
                one ->
                    Parity.faults(one).isEmpty()
                        && LengthProof.of(one).stream().allMatch(LengthProof::holds));
    switch (format) {
      case JSON -> Json.print(terminal, json(templates, reviews));
      case TABLE -> {
        if (isPlaces) {
          places();
        } else {
          print(templates, reviews);
        }
      }
    }
    return isRight ? ExitCode.DONE : ExitCode.FOUND;
  }

  private static Map<String, Object> json(List<Template> templates, Reviews reviews) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("templates", templates.stream().map(one -> json(one, reviews)).toList());
    json.put("places", Place.ALL.values().stream().map(WarningsTemplates::json).toList());
    return json;
  }

  private static Map<String, Object> json(Template one, Reviews reviews) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("id", one.id());
    json.put("class", one.event());
    json.put("msgType", one.kind().word());
    json.put("slots", one.slots());
    json.put("parity", Parity.faults(one));
    json.put("lengths", LengthProof.of(one).stream().map(WarningsTemplates::json).toList());
    Map<String, Object> people = new LinkedHashMap<>();
    for (Language language : Language.values()) {
      people.put(language.word(), List.copyOf(reviews.reviewers(one, language)));
    }
    json.put("reviewed", people);
    return json;
  }

  private static Map<String, Object> json(LengthProof one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("language", one.language().word());
    json.put("field", one.field().word());
    json.put("longest", one.longest());
    json.put("length", one.length());
    json.put("most", one.most());
    json.put("holds", one.holds());
    return json;
  }

  private static Map<String, Object> json(Place one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", one.code());
    for (Language language : Language.values()) {
      json.put(language.word(), one.name(language));
    }
    return json;
  }

  private void places() {
    Table table = Table.empty().text("ISO 3166-2").text("en").text("ko").text("ja");
    for (Place one : Place.ALL.values()) {
      table.row(one.code(), one.name(Language.EN), one.name(Language.KO), one.name(Language.JA));
    }
    table.print(terminal);
  }

  private void print(List<Template> templates, Reviews reviews) {
    Table table =
        Table.empty()
            .text(terminal.text(WarningMessage.HEADING_TEMPLATE))
            .text(terminal.text(WarningMessage.HEADING_LANGUAGE))
            .number(terminal.text(WarningMessage.HEADING_LONGEST_SHORT))
            .number(terminal.text(WarningMessage.HEADING_LONGEST_LONG))
            .text(terminal.text(WarningMessage.HEADING_REVIEWED_BY));
    List<String> faults = new ArrayList<>();
    for (Template one : templates) {
      faults.addAll(Parity.faults(one));
      for (Language language : Language.values()) {
        table.row(
            language == Language.EN ? one.id() : "",
            language.word(),
            length(one, language, Template.Field.SHORT),
            length(one, language, Template.Field.LONG),
            String.join(", ", reviews.reviewers(one, language)));
      }
    }
    table.print(terminal);
    faults.forEach(terminal.out()::println);
  }

  private static String length(Template one, Language language, Template.Field field) {
    return LengthProof.of(one).stream()
        .filter(proof -> proof.language() == language && proof.field() == field)
        .map(proof -> proof.length() + "/" + proof.most() + (proof.holds() ? "" : " (!)"))
        .findFirst()
        .orElse("");
  }
}
