package org.entente.app.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlapTest {
  private static final String ACCOUNT = "0x47666Fab8bd0Ac7003bce3f5C3585383F09486E2";
  private static final List<String> OURS =
      List.of(
          "# ours",
          "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
          "address:" + ACCOUNT,
          "domain:Example.COM.",
          "domain:example.com",
          "passport:M  1234567");
  private static final List<String> THEIRS =
      List.of(
          "address:" + ACCOUNT.toLowerCase(Locale.ROOT),
          "domain:example.com",
          "domain:other.example");

  @TempDir private Path folder;

  @BeforeEach
  void items() throws IOException {
    Files.write(folder.resolve("ours.txt"), OURS);
    Files.write(folder.resolve("theirs.txt"), THEIRS);
  }

  @Test
  void whatBothWorkOnIsFoundHoweverItIsWritten() {
    ask();
    answer("100000");
    CommandLineRun run = read();
    assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.FOUND);
    assertThat(run.out())
        .contains("\"asked\" : 4", "\"theirs\" : 3")
        .contains("[\n    \"address:" + ACCOUNT + "\",\n    \"domain:Example.COM.\"\n  ]");
  }

  @Test
  void neitherFileForThePartnerShowsAnItem() throws IOException {
    ask();
    answer("100000");
    String out = Files.readString(folder.resolve("q")) + Files.readString(folder.resolve("a"));
    assertThat(out).doesNotContainIgnoringCase("example", ACCOUNT.substring(2), "1234567");
    for (String secret : List.of("s", "k")) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(secret))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void moreThanTheEpochsLimitIsNotAnswered() {
    ask();
    assertThat(answer("7").exit()).isEqualTo(ExitCode.DONE);
    CommandLineRun second = answer("7");
    assertThat(second.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(second.err()).contains("4 items were answered, 4 more pass the limit of 7");
  }

  @Test
  void anAnswerByAnotherKeyThanTheOneToldIsRefused() {
    ask();
    answer("100000");
    CommandLineRun run =
        CommandLineRun.of(
            "overlap", "read", "--secret", at("s"), "--answer", at("a"), "--partner-key", "00");
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("not the one you named");
  }

  @Test
  void anItemThatIsNoAddressIsNamedByItsLine() throws IOException {
    Files.writeString(folder.resolve("ours.txt"), "domain:a.example\nbc1qwrong\n");
    CommandLineRun run = ask();
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("ours.txt, line 2", "no address that we know");
    assertThat(Files.exists(folder.resolve("q"))).isFalse();
  }

  @Test
  void aDamagedFileIsRefusedOrGivesTheSame() throws IOException {
    ask();
    answer("100000");
    String right = read().out();
    for (String name : List.of("q", "a")) {
      byte[] bytes = Files.readAllBytes(folder.resolve(name));
      long seed = name.hashCode();
      Random random = new Random(seed);
      for (int i = 0; i < 60; i++) {
        byte[] damaged = bytes.clone();
        damaged[random.nextInt(damaged.length)] = (byte) (' ' + random.nextInt(95));
        Files.write(folder.resolve(name), damaged);
        CommandLineRun run = name.equals("q") ? answer("100000") : read();
        assertThat(run.exit())
            .as("seed %d, trial %d: %s", seed, i, new String(damaged, StandardCharsets.UTF_8))
            .isIn(ExitCode.DONE, ExitCode.FOUND, ExitCode.BAD_INPUT);
      }
      Files.write(folder.resolve(name), bytes);
    }
    answer("100000");
    assertThat(read().out().lines().skip(3)).isEqualTo(right.lines().skip(3).toList());
  }

  private CommandLineRun ask() {
    return CommandLineRun.of(
        "overlap", "ask", "--items", at("ours.txt"), "--secret", at("s"), "--out", at("q"));
  }

  private CommandLineRun answer(String most) {
    return CommandLineRun.of(
        "overlap",
        "answer",
        "--items",
        at("theirs.txt"),
        "--key",
        at("k"),
        "--question",
        at("q"),
        "--out",
        at("a"),
        "--most",
        most);
  }

  private CommandLineRun read() {
    return CommandLineRun.of("overlap", "read", "--secret", at("s"), "--answer", at("a"));
  }

  private Path at(String name) {
    return folder.resolve(name);
  }
}
