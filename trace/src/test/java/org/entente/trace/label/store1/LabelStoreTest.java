package org.entente.trace.label.store1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.entente.base.BadInput;
import org.entente.base.address.AddressFamily;
import org.entente.base.address.AddressKey;
import org.entente.base.address.AddressKind;
import org.entente.base.address.CryptoAddress;
import org.entente.trace.label.Claim;
import org.entente.trace.label.Confidence;
import org.entente.trace.label.Label;
import org.entente.trace.label.MemoryLabels;
import org.entente.trace.label.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LabelStoreTest {
  private static final long SEED = 47;
  private static final LocalDate DAY = LocalDate.of(2025, 2, 21);

  @TempDir private Path folder;

  private static Claim claim(Random random, Subject subject) {
    List<Confidence> levels = Confidence.levels();
    String source = "https://example.org/" + random.nextInt(5);
    return new Claim(
        "label " + random.nextInt(20),
        random.nextBoolean() ? "" : "actor" + random.nextInt(9),
        random.nextBoolean() ? List.of() : List.of("exchange", "x" + random.nextInt(3)),
        levels.get(random.nextInt(levels.size())),
        random.nextBoolean() ? source : source + "/" + subject.text(),
        "누구 " + random.nextInt(3),
        random.nextBoolean() ? "BTC" : "",
        random.nextBoolean(),
        random.nextBoolean() ? null : DAY.minusDays(random.nextInt(99)),
        DAY.plusDays(random.nextInt(99)),
        random.nextInt(4) > 0 ? null : DAY.plusDays(random.nextInt(99)),
        random.nextInt(4) > 0 ? "" : "a note, \"quoted\"");
  }

  private static Subject subject(Random random) {
    byte[] bytes = new byte[random.nextInt(3) == 0 ? 32 : 20];
    bytes[bytes.length - 1] = (byte) random.nextInt(40);
    bytes[0] = (byte) random.nextInt(9);
    return switch (random.nextInt(5)) {
      case 0 -> new Subject.Actor("actor" + random.nextInt(30));
      case 1 ->
          new Subject.Transaction("ab".repeat(31) + String.format("%02x", random.nextInt(99)));
      case 2 ->
          new Subject.Address(
              CryptoAddress.read("no format " + "x".repeat(random.nextInt(40))).key());
      default ->
          new Subject.Address(
              bytes.length == 32
                  ? AddressKey.of(AddressFamily.BITCOIN, AddressKind.TAPROOT, bytes)
                  : AddressKey.of(AddressFamily.EVM, AddressKind.ACCOUNT, bytes));
    };
  }

  private void add(List<Label> labels, String name) throws IOException {
    try (LabelWriter writer = LabelWriter.open(folder)) {
      labels.forEach(writer);
      writer.end(new ImportedFile(name, name, labels.size(), DAY));
      writer.commit();
    }
  }

  @Test
  void answersAsMemoryDoesAfterManyImports() throws IOException {
    Random random = new Random(SEED);
    MemoryLabels memory = new MemoryLabels();
    List<Subject> subjects = new ArrayList<>();
    for (int round = 0; round < 12; round++) {
      List<Label> labels = new ArrayList<>();
      for (int i = random.nextInt(1200); i >= 0; i--) {
        Subject subject = subject(random);
        labels.add(new Label(subject, claim(random, subject)));
        subjects.add(subject);
      }
      labels.forEach(memory);
      add(labels, "file-" + round);
      try (LabelStore store = LabelStore.open(folder)) {
        for (Subject subject : subjects) {
          assertThat(store.of(subject))
              .as("seed %d, round %d, %s", SEED, round, subject)
              .containsExactlyInAnyOrderElementsOf(memory.of(subject));
        }
        Subject stranger = new Subject.Actor("nobody");
        assertThat(store.of(stranger)).isEmpty();
        assertThat(store.has(stranger)).isFalse();
        assertThat(store.has(subjects.getFirst())).isTrue();
        assertThat(store.check(_ -> {}).count()).isZero();
        assertThat(store.segments()).isLessThan(8);
        assertThat(store.files()).hasSize(round + 1);
      }
    }
  }

  @Test
  void theSameLabelsAgainChangeNothing() throws IOException {
    Random random = new Random(SEED);
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      Subject subject = subject(random);
      labels.add(new Label(subject, claim(random, subject)));
    }
    add(labels, "one");
    long before;
    try (LabelStore store = LabelStore.open(folder)) {
      before = store.labels();
    }
    add(labels, "two");
    try (LabelStore store = LabelStore.open(folder)) {
      assertThat(store.labels()).isEqualTo(before);
    }
  }

  @Test
  void nothingCountsBeforeTheCommit() throws IOException {
    Random random = new Random(SEED);
    Subject subject = subject(random);
    add(List.of(new Label(subject, claim(random, subject))), "one");
    try (LabelWriter writer = LabelWriter.open(folder)) {
      writer.accept(new Label(new Subject.Actor("x"), claim(random, subject)));
    }
    Files.createDirectories(folder.resolve("seg-99"));
    try (LabelStore store = LabelStore.open(folder)) {
      assertThat(store.labels()).isEqualTo(1);
    }
    try (LabelWriter writer = LabelWriter.open(folder)) {
      assertThat(writer.has("one", "one")).isTrue();
      assertThat(folder.resolve("seg-99")).doesNotExist();
      assertThatThrownBy(() -> LabelWriter.open(folder)).isInstanceOf(BadInput.class);
    }
  }

  @Test
  void aChangedByteIsFound() throws IOException {
    Random random = new Random(SEED);
    List<Label> labels = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Subject subject = subject(random);
      labels.add(new Label(subject, claim(random, subject)));
    }
    add(labels, "one");
    Path rows;
    try (Stream<Path> tree = Files.walk(folder)) {
      rows = tree.filter(path -> path.endsWith("short.rows")).findFirst().orElseThrow();
    }
    byte[] bytes = Files.readAllBytes(rows);
    bytes[30] ^= 1;
    Files.write(rows, bytes);
    try (LabelStore store = LabelStore.open(folder)) {
      assertThat(store.check(_ -> {}).count()).isEqualTo(1);
    }
    Path manifest = folder.resolve("MANIFEST");
    byte[] text = Files.readAllBytes(manifest);
    text[12] ^= 1;
    Files.write(manifest, text);
    assertThatThrownBy(() -> LabelStore.open(folder)).isInstanceOf(BadInput.class);
  }
}
