package org.entente.app.screen;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.Message;
import org.entente.screen.BirthDate;
import org.entente.screen.Country;
import org.entente.screen.Target;
import org.entente.screen.TargetKind;
import org.entente.screen.desk.Customer;
import org.entente.screen.desk.Desk;
import org.entente.screen.desk.Thresholds;
import org.entente.screen.read.DateText;
import org.entente.screen.ship.ShipQuery;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente screen name`.
@Command(
    name = "name",
    description = "${bundle:COMMAND_SCREEN_NAME}",
    footer = "  ./entente screen name 박진혁 --type person --country KP")
public final class ScreenName implements Callable<Integer> {
  /// What is worth showing below the bar.
  private static final int NEAR = 500;

  private final Terminal terminal;

  @Mixin private ScreenLists lists;
  @Mixin private BarOption threshold;

  @Option(
      names = "--type",
      paramLabel = "person|organization|vessel|other",
      defaultValue = "other",
      description = "${bundle:OPTION_NAME_TYPE}")
  private TargetKind type;

  @Option(
      names = "--birth-date",
      paramLabel = "DATE",
      defaultValue = "",
      description = "${bundle:OPTION_BIRTH_DATE}")
  private String birthDate;

  @Option(
      names = "--passport",
      paramLabel = "NUMBER",
      defaultValue = "",
      description = "${bundle:OPTION_PASSPORT}")
  private String passport;

  @Option(
      names = "--country",
      paramLabel = "COUNTRY",
      defaultValue = "",
      description = "${bundle:OPTION_NAME_COUNTRY}")
  private String country;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  @Parameters(arity = "1..*", paramLabel = "QUERY", description = "${bundle:PARAMETER_SCREEN_NAME}")
  private List<String> names;

  public ScreenName(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<BirthDate> births = DateText.birth(birthDate).stream().toList();
    if (births.isEmpty() && !birthDate.isBlank()) {
      String reason = "no date: '" + birthDate + "'";
      throw new BadInput("--birth-date", "", reason, "Write it as 1984-08-15, or the year alone.");
    }
    List<Target> targets = lists.register().targets();
    Thresholds bars = threshold.of(lists.home());
    Desk desk = Desk.of(targets, bars);
    ScreenOutput output = new ScreenOutput(terminal, lists, format, names.size());
    ShipQuery noShip = new ShipQuery("", "", "", "", Country.UNSAID);
    for (String name : names) {
      Customer asked =
          new Customer("", type, name, noShip, births, passport, Country.of(country), "");
      output.print(name, List.of(), desk.screen(asked, Math.max(0, bars.lowest() - NEAR)));
    }
    terminal.note(Message.SCREENED_AGAINST, String.format(Locale.ROOT, "%,d", targets.size()));
    return output.matched() ? ExitCode.FOUND : ExitCode.DONE;
  }
}
