package org.entente.app.screen;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.entente.app.question.ClearanceBook;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.ScreenMessage;
import org.entente.screen.desk.Clearance;
import org.entente.screen.desk.Clearances;
import org.entente.screen.merge.Entity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `entente screen clear add`: this customer isn't that target.
@Command(
    name = "add",
    description = "${bundle:COMMAND_CLEAR_ADD}",
    footer = "  ./entente screen clear add --customer C-7 --target us-sdn/25308 --reason born-1950")
public final class ClearAdd implements Callable<Integer> {
  private static final int USUAL_DAYS = 365;

  private final Terminal terminal;

  @Mixin private ScreenLists lists;
  @Mixin private ClearOptions options;

  @Option(
      names = "--reason",
      required = true,
      paramLabel = "TEXT",
      description = "${bundle:OPTION_CLEAR_REASON}")
  private String reason;

  @Option(
      names = "--until",
      defaultValue = "",
      paramLabel = "DATE",
      description = "${bundle:OPTION_CLEAR_UNTIL}")
  private String until;

  public ClearAdd(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
    LocalDate last = until.isEmpty() ? today.plusDays(USUAL_DAYS) : day();
    if (last.isBefore(today)) {
      throw new BadInput("--until", "", last + " has gone by", "Name a day to come");
    }
    ClearOptions.require("--reason", reason);
    Entity entity =
        lists
            .register()
            .entity(options.target())
            .orElseThrow(
                () ->
                    new BadInput(
                        "--target",
                        "",
                        "no list has " + options.target(),
                        "Take the id or list/reference that the result shows: us-sdn/25308"));
    ClearanceBook.in(lists.home())
        .add(
            new Clearance(
                options.customer(), Clearances.rows(entity), reason, options.by(), now, last));
    terminal.note(ScreenMessage.CLEARED, options.customer(), entity.name(), last.toString());
    return ExitCode.DONE;
  }

  private LocalDate day() {
    try {
      return LocalDate.parse(until);
    } catch (DateTimeException e) {
      throw new BadInput("--until", "", "no date: " + until, "Write it as 2027-03-31", e);
    }
  }
}
