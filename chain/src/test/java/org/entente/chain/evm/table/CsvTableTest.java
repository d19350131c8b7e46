package org.entente.chain.evm.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvTableTest {
  private static CsvTable open(String text) throws IOException {
    return CsvTable.open(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<List<String>> read(CsvTable table, Column... columns) throws IOException {
    List<List<String>> rows = new ArrayList<>();
    while (table.next()) {
      List<String> row = new ArrayList<>();
      for (Column column : columns) {
        row.add(table.has(column) ? table.text(column) : "");
      }
      rows.add(row);
    }
    return rows;
  }

  @Test
  void columnsStandInAnyOrderAndOthersArePassedOver() throws Exception {
    CsvTable table = open("what,value,hash,ever\n1,2,3,4\n5,6,,8\n");
    assertThat(read(table, Column.HASH, Column.VALUE, Column.DATA))
        .containsExactly(List.of("3", "2", ""), List.of("", "6", ""));
  }

  @Test
  void quotedCellsMayHoldCommasLinesAndDoubledQuotes() throws Exception {
    CsvTable table = open("hash,value\n\"a,\"\"b\"\"\nc\",1\n\"\",\"2\"\n");
    assertThat(read(table, Column.HASH, Column.VALUE))
        .containsExactly(List.of("a,\"b\"\nc", "1"), List.of("", "2"));
  }

  @Test
  void linesEndAsOnAnySystemAndTheLastMayNotEnd() throws Exception {
    CsvTable table = open("\ufeffhash,value\r\n1,\"2\"\r\n\r\n3,4\n5,6");
    assertThat(read(table, Column.HASH, Column.VALUE))
        .containsExactly(List.of("1", "2"), List.of("3", "4"), List.of("5", "6"));
  }

  @Test
  void aRowThatDoesNotFitTheHeaderIsToldWithItsLineAndTheNextIsRead() throws Exception {
    CsvTable table = open("hash,value\n\"1\n\",2\n3\n4,5\n\"6\"x,7\n8,9\n");
    assertThat(table.next()).isTrue();
    assertThatThrownBy(table::next).hasMessageContaining("has 1 cells where the header names 2");
    assertThat(table.line()).isEqualTo(4);
    assertThat(table.next()).isTrue();
    assertThatThrownBy(table::next).hasMessageContaining("behind a closing quotation mark");
    assertThat(table.line()).isEqualTo(6);
    assertThat(table.next()).isTrue();
    assertThat(table.text(Column.HASH)).isEqualTo("8");
    assertThat(table.next()).isFalse();
  }

  @Test
  void anOpenQuotationMarkIsTold() throws Exception {
    CsvTable table = open("hash,value\n1,2\n\"3,4\n5,6\n");
    assertThat(table.next()).isTrue();
    assertThatThrownBy(table::next).hasMessageContaining("a quotation mark is not closed");
  }

  @Test
  void aRowWithoutEndIsRefusedBeforeItFillsTheMemory() throws Exception {
    byte[] zeros = new byte[CsvTable.MAX_ROW_BYTES + 1];
    InputStream endless =
        new SequenceInputStream(
            new ByteArrayInputStream("hash\n".getBytes(StandardCharsets.UTF_8)),
            new ByteArrayInputStream(zeros));
    CsvTable table = CsvTable.open(endless);
    assertThatThrownBy(table::next)
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 2: a row of over");
  }

  @Test
  void aColumnNamedTwiceIsRefused() {
    assertThatThrownBy(() -> open("hash,hash\n"))
        .hasMessageContaining("column hash stands there twice");
  }

  @Test
  void rowsComeOutAsTheyWereWrittenWhereverTheBufferEnds() throws Exception {
    for (int seed = 0; seed < 12; seed++) {
      Random random = new Random(seed);
      StringBuilder text = new StringBuilder("hash,x,value\n");
      List<List<String>> expected = new ArrayList<>();
      int count = random.nextInt(20_000);
      for (int i = 0; i < count; i++) {
        List<String> row = List.of(cell(random), cell(random));
        expected.add(row);
        text.append(written(row.get(0), random)).append(',').append(written(cell(random), random));
        text.append(',').append(written(row.get(1), random));
        text.append(random.nextBoolean() ? "\n" : "\r\n");
      }
      byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      CsvTable table = CsvTable.open(new Trickle(new ByteArrayInputStream(bytes), random));
      assertThat(read(table, Column.HASH, Column.VALUE)).as("seed " + seed).isEqualTo(expected);
    }
  }

  private static String cell(Random random) {
    int length = random.nextInt(1000) == 0 ? random.nextInt(100_000) : random.nextInt(12);
    StringBuilder cell = new StringBuilder("c");
    for (int i = 0; i < length; i++) {
      cell.append("abc,\"\n\r é".charAt(random.nextInt(9)));
    }
    return cell.toString();
  }

  private static String written(String cell, Random random) {
    boolean must = cell.matches("(?s).*[,\"\n\r].*");
    return must || random.nextInt(4) == 0 ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }

  /// Gives few bytes at a time.
  private static final class Trickle extends FilterInputStream {
    private final Random random;

    Trickle(InputStream in, Random random) {
      super(in);
      this.random = random;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return super.read(into, offset, Math.min(length, 1 + random.nextInt(70_000)));
    }
  }
}
