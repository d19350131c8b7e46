package org.entente.chain.evm.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xerial.snappy.Snappy;

class ParquetRefusalTest {
  private static final String ALICE = TableText.address(0xa11ce);
  private static final String BOB = TableText.address(0xb0b);
  private static final String TOKEN = TableText.address(0x70ce);
  private static final String TX = TableText.hash(1);

  @TempDir Path folder;

  @Test
  void roundedAmountsAreRefusedWithAWayOut() {
    List<ParquetWriter.Column> columns = new ArrayList<>();
    for (String name : TableText.TOKEN_TRANSFERS.split(",", -1)) {
      columns.add(
          new ParquetWriter.Column(
              name, name.equals("value") ? ParquetWriter.Kind.ROUNDED : ParquetWriter.Kind.TEXT));
    }
    byte[] file =
        ParquetWriter.write(
            columns,
            List.of(List.of(TOKEN, ALICE, BOB, "1e21", TX, "3", "100")),
            ParquetWriter.Codec.PLAIN);
    assertThatThrownBy(() -> TableText.read(folder, List.of(file)))
        .hasMessageStartingWith("table0.parquet, column value: holds floating-point numbers")
        .hasMessageContaining("the table of logs");
  }

  @Test
  void noNativeCodeExpandsSnappysPages() throws Exception {
    assertThat(Snappy.class.getProtectionDomain().getCodeSource())
        .as("snappy-java is not to be among the dependencies")
        .isEqualTo(TableScan.class.getProtectionDomain().getCodeSource());
    assertThat(
            Collections.list(
                Snappy.class.getClassLoader().getResources("org/xerial/snappy/Snappy.class")))
        .hasSize(1);
  }
}
