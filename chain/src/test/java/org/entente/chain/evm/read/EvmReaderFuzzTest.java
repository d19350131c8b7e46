package org.entente.chain.evm.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvmReaderFuzzTest {
  @TempDir Path temp;

  @ParameterizedTest
  @EnumSource(EvmReaderFuzz.Kind.class)
  void damagedFilesAreReadOrRefusedWithAReason(EvmReaderFuzz.Kind kind) throws Exception {
    EvmReaderFuzz.Outcome outcome = new EvmReaderFuzz(kind, temp, new Random(1)).run(1, 1);
    assertThat(outcome.refused()).isPositive();
  }
}
