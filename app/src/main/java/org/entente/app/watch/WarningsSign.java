package org.entente.app.watch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.WarningMessage;
import org.entente.watch.warning.Outgoing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente watch warnings sign`: signs an alert.
@Command(
    name = "sign",
    description = "${bundle:COMMAND_WARNINGS_SIGN}",
    footer = "  ./entente watch warnings sign alert.cap --key k.pem --cert c.pem --out signed.cap")
public final class WarningsSign implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "FILE", description = "${bundle:PARAMETER_CAP_FILE}")
  private Path file;

  @Mixin private AlertKey key = new AlertKey();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "${bundle:OPTION_WARNINGS_OUT}")
  private Path out;

  public WarningsSign(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Outgoing alert = Outgoing.of(file.toString(), Files.readAllBytes(file));
    Files.write(out, key.signer().sign(file.toString(), alert.bytes()));
    terminal.say(
        WarningMessage.WARNING_WRITTEN,
        alert.message().key().identifier(),
        alert.message().status().word(),
        out);
    return ExitCode.DONE;
  }
}
