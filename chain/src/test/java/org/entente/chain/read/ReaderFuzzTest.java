package org.entente.chain.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReaderFuzzTest {
  @TempDir Path temp;

  @ParameterizedTest
  @EnumSource(ReaderFuzz.Kind.class)
  void damagedFilesAreReadOrRefusedWithAReason(ReaderFuzz.Kind kind) throws Exception {
    ReaderFuzz.Outcome outcome = new ReaderFuzz(kind, temp, new Random(1)).run(1, 1);
    assertThat(outcome.refused()).isPositive();
    assertThat(outcome.accepted()).isPositive();
  }
}
