package org.entente.app.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.WarningMessage;
import org.entente.watch.warning.make.Language;
import org.entente.watch.warning.make.Reviews;
import org.entente.watch.warning.make.Template;
import org.entente.watch.warning.make.Templates;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente watch warnings review`: notes that somebody read a template in a language and holds it
/// to be right, as it is now.
@Command(
    name = "review",
    description = "${bundle:COMMAND_WARNINGS_REVIEW}",
    footer =
        "  ./entente watch warnings review --reviews reviews --template all-clear --language ko"
            + " --as \"Kim Ji-woo\"")
public final class WarningsReview implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--reviews",
      required = true,
      paramLabel = "FILE",
      description = "${bundle:OPTION_WARNINGS_REVIEWS}")
  private Path reviews;

  @Option(
      names = "--templates",
      paramLabel = "FILE",
      description = "${bundle:OPTION_WARNINGS_TEMPLATES}")
  private @Nullable Path templates;

  @Option(
      names = "--template",
      required = true,
      paramLabel = "ID",
      description = "${bundle:OPTION_WARNINGS_TEMPLATE}")
  private String template;

  @Option(
      names = "--language",
      required = true,
      paramLabel = "en|ko|ja",
      description = "${bundle:OPTION_WARNINGS_LANGUAGE}")
  private String language;

  @Option(
      names = "--as",
      required = true,
      paramLabel = "NAME",
      description = "${bundle:OPTION_WARNINGS_REVIEWER}")
  private String person;

  public WarningsReview(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Template one =
        Templates.named(
            templates == null
                ? Templates.bundled()
                : Templates.read(templates.toString(), Files.readString(templates)),
            template);
    Language in =
        Arrays.stream(Language.values())
            .filter(l -> l.word().equals(language))
            .findFirst()
            .orElseThrow(
                () ->
                    new BadInput(
                        "--language", language, "it is none of a template's", "Take en, ko or ja"));
    if (person.isBlank() || person.chars().anyMatch(Character::isISOControl)) {
      throw new BadInput("--as", "", "it is no name", "Name who read the text");
    }
    if (Files.exists(reviews)) {
      Reviews.read(reviews.toString(), Files.readString(reviews));
    }
    Reviews.Review review = Reviews.of(one, in, LocalDate.now(ZoneOffset.UTC), person.strip());
    Files.writeString(reviews, review.line(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    terminal.say(WarningMessage.WARNING_REVIEWED, one.id(), in.word(), review.sha256());
    return ExitCode.DONE;
  }
}
