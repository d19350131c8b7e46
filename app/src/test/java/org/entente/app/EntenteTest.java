package org.entente.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.Language;
import org.entente.base.message.Messages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

class EntenteTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void everyCommandHasAPurposeAnExampleThatParsesAndHelp() {
    for (CommandLine line : all(Entente.commands(terminal(Language.ENGLISH)))) {
      String name = line.getCommandSpec().qualifiedName();
      String[] example = line.getCommandSpec().usageMessage().footer();
      assertThat(line.getCommandSpec().usageMessage().description()).as(name).isNotEmpty();
      assertThat(example).as(name).isNotEmpty();
      for (String shown : example) {
        List<String> words = words(shown);
        assertThat(words.getFirst()).as(name).isEqualTo("./entente");
        Entente.commands(terminal(Language.ENGLISH))
            .parseArgs(words.subList(1, words.size()).toArray(String[]::new));
      }
      List<String> help = new ArrayList<>(List.of(name.split(" ", -1)));
      help.add("--help");
      assertThat(run(help.subList(1, help.size()).toArray(String[]::new))).isZero();
    }
  }

  /// As a shell reads them: what is in quotes is one.
  private static List<String> words(String line) {
    return Pattern.compile("\"([^\"]*)\"|(\\S+)")
        .matcher(line)
        .results()
        .map(one -> one.group(1) == null ? one.group(2) : one.group(1))
        .toList();
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void noHelpPageShowsAnUnresolvedName(Language language) {
    for (CommandLine line : all(Entente.commands(terminal(language)))) {
      assertThat(line.getUsageMessage()).doesNotContain("bundle:").doesNotContain("null");
    }
  }

  @Test
  void helpComesInTheLanguageAskedFor() {
    CommandLine korean = Entente.commands(terminal(Language.KOREAN));
    assertThat(korean.getUsageMessage()).startsWith("사용법: entente").contains("명령:");
    CommandLine japanese = Entente.commands(terminal(Language.JAPANESE));
    assertThat(japanese.getUsageMessage()).startsWith("使い方: entente").contains("コマンド:");
  }

  @Test
  void wrongUsageExitsWithTwoAndSaysWhatIsWrong() {
    assertThat(run("nonsense")).isEqualTo(ExitCode.USAGE);
    assertThat(printed(err)).contains("unknown argument nonsense").contains("entente --help");
    assertThat(run("--lang", "xx", "--help")).isEqualTo(ExitCode.USAGE);
    assertThat(printed(err)).contains("--lang takes en, ko or ja, not 'xx'");
    assertThat(run()).isEqualTo(ExitCode.USAGE);
    assertThat(printed(out)).isEmpty();
  }

  private int run(String... arguments) {
    return Entente.run(terminal(Language.ENGLISH), arguments);
  }

  private static List<CommandLine> all(CommandLine line) {
    List<CommandLine> all = new ArrayList<>(List.of(line));
    line.getSubcommands().values().forEach(sub -> all.addAll(all(sub)));
    return all;
  }

  private Terminal terminal(Language language) {
    return new Terminal(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        false,
        Messages.in(language));
  }

  private static String printed(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
