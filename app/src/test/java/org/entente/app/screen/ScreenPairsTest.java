package org.entente.app.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.entente.app.CommandLineRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScreenPairsTest {
  @TempDir Path folder;

  private CommandLineRun pairs(String text, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("pairs.csv"), text);
    Object[] arguments = new Object[more.length + 3];
    arguments[0] = "screen";
    arguments[1] = "pairs";
    arguments[2] = file.toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return CommandLineRun.of(arguments);
  }

  @Test
  void everyRowBecomesOneLineInOrder() throws IOException {
    CommandLineRun run =
        pairs(
            "query,candidate,type\nPUTIN,\"PUTIN, Vladimir\",person\n\"a \"\"b\"\"\",Ж,\n",
            "--scorer",
            "ofac",
            "--format",
            "json");
    assertThat(run.exit()).isZero();
    assertThat(run.out().lines())
        .containsExactly(
            "{\"query\":\"PUTIN\",\"candidate\":\"PUTIN, Vladimir\",\"score\":1.0000}",
            "{\"query\":\"a \\\"b\\\"\",\"candidate\":\"Ж\",\"score\":0.0000}");
  }

  @Test
  void anUnknownTypeIsBadInputThatNamesItsLine() throws IOException {
    CommandLineRun run = pairs("query,candidate,type\na,b,planet\n");
    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.err()).contains("line 2").contains("planet").contains("vessel");
  }

  @Test
  void aWrongHeaderAndAnOpenQuoteAreBadInput() throws IOException {
    assertThat(pairs("name,other\n").err()).contains("query,candidate");
    assertThat(pairs("query,candidate\n\"a,b\n").err()).contains("quote");
  }

  @Test
  void aTableIsForPeople() throws IOException {
    CommandLineRun run = pairs("query,candidate\nPUTIN,PUTIN\n");
    assertThat(run.out()).contains("query").contains("1.0000");
  }
}
