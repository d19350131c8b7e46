package org.entente.app.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.WarningMessage;
import org.entente.watch.warning.CapDraft;
import org.entente.watch.warning.CapMessage;
import org.entente.watch.warning.CapWriter;
import org.entente.watch.warning.Finding;
import org.entente.watch.warning.MessageKey;
import org.entente.watch.warning.Outgoing;
import org.entente.watch.warning.Shape;
import org.entente.watch.warning.make.Making;
import org.entente.watch.warning.make.Template;
import org.entente.watch.warning.make.Templates;
import org.entente.watch.warning.profile.Profile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente watch warnings make`: makes an alert from a reviewed template, in three languages. An
/// exercise unless it is told otherwise.
@Command(
    name = "make",
    description = "${bundle:COMMAND_WARNINGS_MAKE}",
    footer =
        "  ./entente watch warnings make --template missile-launch --sender us@example"
            + " --fill place=JP-01 --fill time=07:30 --out alert.cap")
public final class WarningsMake implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private WarningsTemplates.TemplateFiles files = new WarningsTemplates.TemplateFiles();

  @Mixin private AlertKey key = new AlertKey();

  @Option(
      names = "--template",
      required = true,
      paramLabel = "ID",
      description = "${bundle:OPTION_WARNINGS_TEMPLATE}")
  private String template;

  @Option(
      names = "--fill",
      paramLabel = "SLOT=VALUE",
      description = "${bundle:OPTION_WARNINGS_FILL}")
  private Map<String, String> fill = new LinkedHashMap<>();

  @Option(
      names = "--sender",
      required = true,
      paramLabel = "NAME",
      description = "${bundle:OPTION_WARNINGS_SENDER}")
  private String sender;

  @Option(
      names = "--identifier",
      paramLabel = "ID",
      description = "${bundle:OPTION_WARNINGS_IDENTIFIER}")
  private @Nullable String identifier;

  @Option(names = "--sent", paramLabel = "TIME", description = "${bundle:OPTION_WARNINGS_SENT}")
  private @Nullable String sent;

  @Option(
      names = "--status",
      paramLabel = "exercise|test|draft|actual",
      defaultValue = "exercise",
      description = "${bundle:OPTION_WARNINGS_STATUS}")
  private String status;

  @Option(
      names = "--restricted",
      paramLabel = "TEXT",
      description = "${bundle:OPTION_WARNINGS_RESTRICTED}")
  private @Nullable String restricted;

  @Option(
      names = "--polygon",
      paramLabel = "\"LAT,LON …\"",
      description = "${bundle:OPTION_WARNINGS_POLYGON}")
  private List<String> polygons = new ArrayList<>();

  @Option(
      names = "--circle",
      paramLabel = "\"LAT,LON KM\"",
      description = "${bundle:OPTION_WARNINGS_CIRCLE}")
  private List<String> circles = new ArrayList<>();

  @Option(
      names = "--refers-to",
      paramLabel = "FILE",
      description = "${bundle:OPTION_WARNINGS_REFERS}")
  private List<Path> earlier = new ArrayList<>();

  @Option(names = "--cancel", description = "${bundle:OPTION_WARNINGS_CANCEL}")
  private boolean isCancel;

  @Option(
      names = "--profile",
      paramLabel = "us|kr|jp|FILE",
      description = "${bundle:OPTION_WARNINGS_PROFILE}")
  private List<String> profiles = List.of();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "${bundle:OPTION_WARNINGS_OUT}")
  private Path out;

  public WarningsMake(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Template chosen = Templates.named(files.templates(), template);
    CapDraft draft = Making.draft(chosen, order(), files.reviews());
    byte[] bytes = CapWriter.write(isCancel ? cancel(draft) : draft);
    if (key.isGiven()) {
      bytes = key.signer().sign(out.toString(), bytes);
    }
    Files.write(out, bytes);
    CapMessage message = Outgoing.of(out.toString(), bytes).message();
    terminal.say(
        WarningMessage.WARNING_WRITTEN, message.key().identifier(), message.status().word(), out);
    return judge(bytes);
  }

  /// What is made is of our own form: what a country asks beyond it is told, and left to a person.
  private int judge(byte[] bytes) throws IOException {
    boolean isRight = true;
    for (String name : profiles) {
      Profile.Judged judged = Profile.named(name).judge(bytes);
      judged.errors().forEach(one -> terminal.err().println(text(name, one)));
      judged.warnings().forEach(one -> terminal.err().println("(" + text(name, one) + ")"));
      isRight &= judged.errors().isEmpty();
    }
    return isRight ? ExitCode.DONE : ExitCode.FOUND;
  }

  private String text(String profile, Finding finding) {
    String reason = finding.reason().in(terminal.messages());
    return profile + " " + finding.rule() + " " + finding.path() + ": " + reason;
  }

  private Making.Order order() throws IOException {
    Instant time = sent == null ? Instant.now() : Printed.parse("--sent", sent).instant();
    List<MessageKey> references = new ArrayList<>();
    for (Path one : earlier) {
      CapMessage message = Outgoing.of(one.toString(), Files.readAllBytes(one)).message();
      references.add(message.key());
    }
    return new Making.Order(
        new MessageKey(
            sender,
            identifier == null ? UUID.randomUUID().toString() : identifier,
            time.truncatedTo(ChronoUnit.SECONDS)),
        status(),
        restricted == null ? CapMessage.Scope.PUBLIC : CapMessage.Scope.RESTRICTED,
        List.of(),
        restricted == null ? "" : restricted,
        references,
        fill,
        shapes());
  }

  private CapMessage.Status status() {
    try {
      return CapMessage.Status.valueOf(status.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new BadInput(
          "--status", status, "it is none of CAP's", "Take exercise, test, draft or actual", e);
    }
  }

  private List<Shape> shapes() {
    List<Shape> shapes = new ArrayList<>();
    for (String one : polygons) {
      shapes.add(Shape.polygon(one).orElseThrow(() -> shape("--polygon", one)));
    }
    for (String one : circles) {
      shapes.add(Shape.circle(one).orElseThrow(() -> shape("--circle", one)));
    }
    return shapes;
  }

  private static BadInput shape(String option, String text) {
    return new BadInput(
        option,
        text,
        "it is no such shape",
        "Write \"35,139 35,140 36,140 35,139\" or \"35,139 50\"");
  }

  /// Ends what it refers to, and says why in the same words.
  private static CapDraft cancel(CapDraft draft) {
    return new CapDraft(
        draft.key(),
        draft.status(),
        CapMessage.Kind.CANCEL,
        draft.scope(),
        draft.restriction(),
        draft.addresses(),
        draft.note(),
        draft.references(),
        draft.infos());
  }
}
