package org.entente.app.attribute;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.entente.app.CommandLineRun;
import org.entente.app.terminal.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributeCoinjoinTest {
  @TempDir private Path folder;

  /// Five coins of the pool of 0.01 BTC, two of which bring a fee.
  private static String whirlpool() {
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      inputs.add(coin("in" + i, 1_000_000 + (i < 2 ? 5_000 : 0)));
      outputs.add(coin("out" + i, 1_000_000));
    }
    return "{\"txid\":\"aa\",\"block\":\"b\",\"time\":\"2023-05-01T00:00:00Z\",\"inputs\":["
        + String.join(",", inputs)
        + "],\"outputs\":["
        + String.join(",", outputs)
        + "]}\n";
  }

  private static String coin(String address, long value) {
    return "{\"address\":\"" + address + "\",\"value\":\"" + value + "\",\"type\":\"p2wpkh\"}";
  }

  private static final String PAYMENT =
      "{\"txid\":\"bb\",\"block\":7,\"time\":1600000000,\"inputs\":["
          + "{\"address\":null,\"value\":50,\"type\":\"p2pk\"}],\"outputs\":["
          + "{\"address\":\"x\",\"value\":\"49\",\"type\":\"p2pkh\"}]}\n";

  private Path file(String name, String text) throws IOException {
    Path path = folder.resolve(name);
    if (name.endsWith(".gz")) {
      try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
        out.write(text.getBytes(UTF_8));
      }
      return path;
    }
    return Files.writeString(path, text);
  }

  @Test
  void eachLineOfTheFileIsAnsweredByOneLine() throws IOException {
    for (String name : List.of("plain.jsonl", "packed.jsonl.gz")) {
      Path path = file(name, whirlpool() + "\n" + PAYMENT);
      CommandLineRun run = CommandLineRun.of("attribute", "coinjoin", "--format", "json", path);
      assertThat(run.exit()).isEqualTo(ExitCode.DONE);
      List<String> lines = run.out().lines().toList();
      assertThat(lines).hasSize(2);
      assertThat(lines.get(0))
          .startsWith("{\"txid\":\"aa\",\"kind\":\"whirlpool\",\"probability\":0.99")
          .contains("\"because\":[{\"rule\":\"prior\"", "\"anonymity_set\":5");
      assertThat(lines.get(1)).startsWith("{\"txid\":\"bb\",\"kind\":\"none\",\"probability\":");
    }
  }

  @Test
  void aPersonSeesTheMixesAndHowManyThereAre() throws IOException {
    Path path = file("some.jsonl", whirlpool() + PAYMENT);
    CommandLineRun run = CommandLineRun.of("attribute", "coinjoin", path);
    assertThat(run.out()).contains("aa", "whirlpool").doesNotContain("bb");
    assertThat(run.err()).contains("whirlpool: 1", "none: 1");
  }

  @Test
  void aBadLineIsNamedOrPassedOver() throws IOException {
    Path path = file("bad.jsonl", PAYMENT + "{\"txid\":\"cc\"}\n" + whirlpool());
    CommandLineRun strict = CommandLineRun.of("attribute", "coinjoin", "--format", "json", path);
    assertThat(strict.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(strict.err()).contains("bad.jsonl, line 2: no list 'inputs'");
    CommandLineRun lenient =
        CommandLineRun.of("attribute", "coinjoin", "--lenient", "--format", "json", path);
    assertThat(lenient.exit()).isEqualTo(ExitCode.FOUND);
    assertThat(lenient.out().lines()).hasSize(2);
    assertThat(lenient.err()).contains("line 2");
  }

  @Test
  void aFileCutOffInTheMiddleIsTold() throws IOException {
    Path path = file("cut.jsonl.gz", whirlpool().repeat(50));
    byte[] whole = Files.readAllBytes(path);
    Files.write(path, Arrays.copyOf(whole, whole.length - 12));
    CommandLineRun run = CommandLineRun.of("attribute", "coinjoin", "--format", "json", path);
    assertThat(run.exit()).isEqualTo(ExitCode.BAD_INPUT);
    assertThat(run.err()).contains("damaged gzip");
  }

  @Test
  void aFileOrAStoreNotBoth() {
    assertThat(CommandLineRun.of("attribute", "coinjoin").exit()).isEqualTo(ExitCode.USAGE);
    assertThat(CommandLineRun.of("attribute", "coinjoin", "--store", "s", "f").exit())
        .isEqualTo(ExitCode.USAGE);
    assertThat(CommandLineRun.of("attribute", "coinjoin", "--store", folder).exit())
        .isEqualTo(ExitCode.CANNOT_OPEN);
  }
}
