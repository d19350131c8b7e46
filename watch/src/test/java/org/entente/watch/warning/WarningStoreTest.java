package org.entente.watch.warning;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.entente.base.BadInput;
import org.entente.watch.warning.WarningStore.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was taken stays, byte for byte.
class WarningStoreTest {
  private static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

  @TempDir private Path folder;

  private static Verdict add(WarningStore store, String xml) throws IOException {
    CapMessage message = CapReaderTest.read(xml).message();
    assertThat(message).isNotNull();
    return message == null ? Verdict.REJECTED : store.add(message, xml.getBytes(UTF_8), NOW);
  }

  @Test
  void theFirstMessageOfAKeyStays() throws IOException {
    String alert = CapReaderTest.ALERT;
    try (WarningStore store = WarningStore.open(folder)) {
      assertThat(add(store, alert)).isEqualTo(Verdict.ACCEPTED);
      assertThat(add(store, alert)).isEqualTo(Verdict.DUPLICATE);
      assertThat(add(store, alert.replace("Shelter", "Run"))).isEqualTo(Verdict.CONFLICT);
      // The same instant in another zone is the same key.
      assertThat(
              add(
                  store,
                  alert.replace(
                      "2026-03-01T09:00:00+09:00</sent>", "2026-03-01T00:00:00-00:00</sent>")))
          .isEqualTo(Verdict.CONFLICT);
      assertThatThrownBy(() -> WarningStore.open(folder)).isInstanceOf(BadInput.class);
    }
    assertThat(WarningStore.read(folder)).hasSize(1);
  }

  @Test
  void aTornLineIsTakenAwayAndADamagedMessageIsTold() throws IOException {
    try (WarningStore store = WarningStore.open(folder)) {
      assertThat(add(store, CapReaderTest.ALERT)).isEqualTo(Verdict.ACCEPTED);
    }
    Path journal = folder.resolve("journal");
    String whole = Files.readString(journal);
    Files.writeString(journal, "2026-03-01T00:00:01Z 00", StandardOpenOption.APPEND);
    try (WarningStore store = WarningStore.open(folder)) {
      assertThat(add(store, CapReaderTest.ALERT)).isEqualTo(Verdict.DUPLICATE);
      assertThat(add(store, CapReaderTest.ALERT.replace(">A1<", ">A2<")))
          .isEqualTo(Verdict.ACCEPTED);
    }
    assertThat(Files.readString(journal)).startsWith(whole);
    assertThat(WarningStore.read(folder)).hasSize(2);
    String hash = whole.strip().split(" ", -1)[1];
    Path message = folder.resolve("messages").resolve(hash + ".cap");
    Files.writeString(message, Files.readString(message).replace("Shelter", "Shelten"));
    assertThatThrownBy(() -> WarningStore.open(folder))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining(hash);
  }
}
