package org.entente.app.screen;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.entente.app.question.CustomerQuestion;
import org.entente.app.question.Recorder;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.ScreenMessage;
import org.entente.screen.BirthDate;
import org.entente.screen.Country;
import org.entente.screen.Sex;
import org.entente.screen.TargetKind;
import org.entente.screen.desk.Customer;
import org.entente.screen.desk.Thresholds;
import org.entente.screen.read.DateText;
import org.entente.screen.ship.ShipQuery;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// `entente screen name`.
@Command(
    name = "name",
    description = "${bundle:COMMAND_SCREEN_NAME}",
    footer = "  ./entente screen name 박진혁 --type person --country KP")
public final class ScreenName implements Callable<Integer> {
  /// What is worth showing below the bar.
  private static final int NEAR = 500;

  private final Terminal terminal;
  private final String version;

  @Mixin private ScreenLists lists;
  @Mixin private RecordOption record;
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
      names = "--sex",
      paramLabel = "male|female",
      converter = SexText.class,
      description = "${bundle:OPTION_SEX}")
  private @Nullable Sex sex;

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

  @Parameters(arity = "1..*", paramLabel = "QUERY", description = "${bundle:PARAMETER_SCREEN_NAME}")
  private List<String> names;

  /// As lists write it, in any of their languages.
  static final class SexText implements ITypeConverter<Sex> {
    @Override
    public Sex convert(String value) {
      Sex sex = Sex.of(value);
      if (sex == null) {
        throw new TypeConversionException(value);
      }
      return sex;
    }
  }

  public ScreenName(Terminal terminal, String version) {
    this.terminal = terminal;
    this.version = version;
  }

  @Override
  public Integer call() throws IOException {
    BlankQuery.refuse("QUERY", names);
    List<BirthDate> births = DateText.birth(birthDate).stream().toList();
    if (births.isEmpty() && !birthDate.isBlank()) {
      String reason = "no date: '" + birthDate + "'";
      throw new BadInput("--birth-date", "", reason, "Write it as 1984-08-15, or the year alone.");
    }
    Thresholds bars = threshold.of(lists.home());
    int least = Math.max(0, bars.lowest() - NEAR);
    ScreenOutput output = new ScreenOutput(terminal, lists, format, names.size());
    ShipQuery noShip = new ShipQuery("", "", "", "", Country.UNSAID);
    try (Recorder recorder = record.open(lists, bars, version)) {
      for (String name : names) {
        Customer asked =
            new Customer(
                customer, type, name, noShip, births, sex, passport, Country.of(country), "");
        boolean isNumbered = !customer.isEmpty();
        output.print(
            name,
            recorder.answer(new CustomerQuestion(asked, isNumbered, least, Integer.MAX_VALUE)));
      }
    }
    int count = lists.register().targets().size();
    terminal.note(ScreenMessage.SCREENED_AGAINST, String.format(Locale.ROOT, "%,d", count));
    return output.matched() ? ExitCode.FOUND : ExitCode.DONE;
  }
}
