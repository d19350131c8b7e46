package org.entente.app.server.command.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.entente.app.server.command.HomeFolder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.WarningMessage;
import org.entente.exchange.json.JsonValue;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Says who may speak for a sender: a partner's node, this node, or whoever signs by a certificate.
@Command(
    name = "voice",
    description = "${bundle:COMMAND_WARNINGS_VOICE}",
    footer = "  ./entente watch warnings voice --dir us --sender jma@example --from jp")
public final class WarningVoice implements Callable<Integer> {
  private final Terminal terminal;

  @Mixin private HomeFolder folder = new HomeFolder();

  @Option(
      names = "--sender",
      required = true,
      paramLabel = "NAME",
      description = "${bundle:OPTION_WARNINGS_SENDER}")
  private String sender;

  @Option(
      names = "--from",
      paramLabel = "PARTNER|own",
      description = "${bundle:OPTION_WARNINGS_FROM}")
  private @Nullable String from;

  @Option(
      names = "--cert",
      paramLabel = "CERT.pem",
      description = "${bundle:OPTION_WARNINGS_TRUST}")
  private @Nullable Path certificate;

  public WarningVoice(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    JsonValue.Members with = JsonValue.Members.NONE.with("sender", JsonValue.of(sender));
    if (from != null) {
      with = with.with("origin", JsonValue.of(from));
    }
    if (certificate != null) {
      with = with.with("certificate", JsonValue.of(Files.readString(certificate)));
    }
    folder.perform("warning-voice", with);
    terminal.say(WarningMessage.WARNING_VOICE, sender);
    return ExitCode.DONE;
  }
}
