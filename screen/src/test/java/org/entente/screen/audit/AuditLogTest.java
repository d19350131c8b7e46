package org.entente.screen.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.entente.base.BadInput;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("made").resolve("log.jsonl");
  }

  private List<String> bodies() throws IOException {
    List<String> bodies = new ArrayList<>();
    AuditLog.read(file, entry -> bodies.add(entry.body()));
    return bodies;
  }

  private void append(String... bodies) throws IOException {
    try (AuditLog log = AuditLog.open(file)) {
      log.append(List.of(bodies));
    }
  }

  @Test
  void whatWasAppendedIsReadInItsOrder() throws IOException {
    append("{\"a\":1}", "{\"a\":\"박\"}");
    append("{}");
    assertThat(bodies()).containsExactly("{\"a\":1}", "{\"a\":\"박\"}", "{}");
  }

  @Test
  void twoMayAppendByTurns() throws IOException {
    try (AuditLog one = AuditLog.open(file);
        AuditLog two = AuditLog.open(file)) {
      one.append(List.of("{\"n\":1}"));
      two.append(List.of("{\"n\":2}"));
      one.append(List.of("{\"n\":3}"));
    }
    assertThat(bodies()).containsExactly("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
  }

  /// A process that died while it wrote leaves a part of a line.
  @Test
  void aLineThatWasNeverFinishedGoesAndTheRestStays() throws IOException {
    append("{\"n\":1}", "{\"n\":2}");
    byte[] whole = Files.readAllBytes(file);
    int second = new String(whole, StandardCharsets.UTF_8).indexOf('\n') + 1;
    for (int cut = 0; cut < whole.length; cut++) {
      Files.write(file, Arrays.copyOf(whole, cut));
      append("{\"n\":3}");
      assertThat(bodies())
          .as("cut at " + cut)
          .isEqualTo(cut < second ? List.of("{\"n\":3}") : List.of("{\"n\":1}", "{\"n\":3}"));
    }
  }

  @Test
  void anyByteThatWasChangedShows() throws IOException {
    append("{\"name\":\"Kim\"}", "{\"name\":\"Lee\"}", "{\"name\":\"Park\"}");
    byte[] whole = Files.readAllBytes(file);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < whole.length; i++) {
      byte[] changed = whole.clone();
      changed[i] = (byte) (changed[i] ^ (1 << random.nextInt(7)));
      Files.write(file, changed);
      List<String> read = new ArrayList<>();
      try {
        AuditLog.read(file, entry -> read.add(entry.body()));
        assertThat(i).as("seed " + seed).isEqualTo(whole.length - 1);
        assertThat(read).hasSize(2);
      } catch (BadInput e) {
        assertThat(e.getMessage()).contains("line");
      }
    }
  }

  @Test
  void aLineTakenOutPutInOrMovedShows() throws IOException {
    append("{\"n\":1}", "{\"n\":2}", "{\"n\":3}");
    List<String> lines = Files.readAllLines(file);
    for (List<String> other :
        List.of(
            List.of(lines.get(0), lines.get(2)),
            List.of(lines.get(1), lines.get(2)),
            List.of(lines.get(0), lines.get(2), lines.get(1)),
            List.of(lines.get(0), lines.get(1), lines.get(1), lines.get(2)))) {
      Files.writeString(file, String.join("\n", other) + "\n");
      assertThatThrownBy(this::bodies).isInstanceOf(BadInput.class);
    }
  }

  @Test
  void nothingIsAppendedToALogThatWasChanged() throws IOException {
    append("{\"n\":1}");
    Files.writeString(file, Files.readString(file).replace("1}", "2}"));
    assertThatThrownBy(() -> append("{\"n\":2}")).isInstanceOf(BadInput.class);
  }
}
