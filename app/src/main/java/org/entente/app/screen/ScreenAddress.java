package org.entente.app.screen;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.entente.app.question.AddressQuestion;
import org.entente.app.question.Recorder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Terminal;
import org.entente.screen.desk.Thresholds;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente screen address`: is it listed, whose, since when.
@Command(
    name = "address",
    description = "${bundle:COMMAND_SCREEN_ADDRESS}",
    footer = "  ./entente screen address 0x098B716B8Aaf21512996dC57EB0615e2383E2f96")
public final class ScreenAddress implements Callable<Integer> {
  private final Terminal terminal;
  private final String version;

  @Mixin private ScreenLists lists;
  @Mixin private RecordOption record;

  @Option(
      names = "--customer",
      paramLabel = "ID",
      defaultValue = "",
      description = "${bundle:OPTION_CUSTOMER}")
  private String customer;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  @Parameters(
      arity = "1..*",
      paramLabel = "ADDRESS",
      description = "${bundle:PARAMETER_SCREEN_ADDRESS}")
  private List<String> addresses;

  public ScreenAddress(Terminal terminal, String version) {
    this.terminal = terminal;
    this.version = version;
  }

  @Override
  public Integer call() throws IOException {
    BlankQuery.refuse("ADDRESS", addresses);
    ScreenOutput output = new ScreenOutput(terminal, lists, format, addresses.size());
    try (Recorder recorder = record.open(lists, Thresholds.of(BarOption.USUAL), version)) {
      for (String text : addresses) {
        output.print(text, recorder.answer(new AddressQuestion(customer, text)));
      }
    }
    return output.matched() ? ExitCode.FOUND : ExitCode.DONE;
  }
}
