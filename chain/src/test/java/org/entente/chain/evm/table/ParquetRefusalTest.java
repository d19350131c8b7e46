package org.entente.chain.evm.table;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void pagesThatNativeCodeWouldExpandAreRefused() {
    TableText tables =
        new TableText().row(TableText.TOKEN_TRANSFERS, TOKEN, ALICE, BOB, 5, TX, 9, 100);
    assertThatThrownBy(
            () -> TableText.read(folder, tables.parquetFiles(ParquetWriter.Codec.SNAPPY)))
        .hasMessageContaining("is compressed by snappy")
        .hasMessageContaining("gzip or zstd");
  }
}
