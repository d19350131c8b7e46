package org.entente.app.screen;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Terminal;
import org.entente.base.address.CryptoAddress;
import org.entente.screen.Reason;
import org.entente.screen.desk.Desk;
import org.entente.screen.desk.Thresholds;
import org.entente.screen.wallet.WalletScreen;
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

  @Mixin private ScreenLists lists;

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

  public ScreenAddress(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Desk desk = Desk.of(lists.register().targets(), Thresholds.of(BarOption.USUAL));
    ScreenOutput output = new ScreenOutput(terminal, lists, format, addresses.size());
    for (String text : addresses) {
      WalletScreen.Answer answer = desk.wallet(text);
      output.print(text, signals(answer.address()), answer.hits());
    }
    return output.matched() ? ExitCode.FOUND : ExitCode.DONE;
  }

  /// What is odd about the address itself, listed or not.
  static List<Reason> signals(CryptoAddress address) {
    return switch (address.reading()) {
      case CryptoAddress.WrongCase _ ->
          List.of(new Reason("address-wrong-checksum", address.text(), "", 0));
      case CryptoAddress.NotRecognised why ->
          List.of(new Reason("address-not-recognised", address.text(), why.why(), 0));
      case CryptoAddress.Checked _, CryptoAddress.Unchecked _ -> List.of();
    };
  }
}
