package org.entente.chain.evm.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TableFuzzTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(TableFuzz.Kind.class)
  void damagedTablesAndTracesAreReadOrRefusedWithAReason(TableFuzz.Kind kind) throws Exception {
    TableFuzz.Outcome outcome = new TableFuzz(kind, folder, new Random(1)).run(1, 1);
    assertThat(outcome.refused()).isPositive();
    // A damaged Parquet file is seldom taken, and on a busy machine a second does not show one.
    boolean isParquet = kind == TableFuzz.Kind.PARQUET || kind == TableFuzz.Kind.SNAPPY;
    assertThat(outcome.accepted() > 0 || isParquet).isTrue();
  }
}
