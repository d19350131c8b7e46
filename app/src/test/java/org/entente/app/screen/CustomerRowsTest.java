package org.entente.app.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.entente.base.BadInput;
import org.entente.chain.evm.table.ParquetWriter;
import org.entente.screen.desk.Customer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CustomerRowsTest {
  private static final int ROUNDS = Integer.getInteger("customers.rounds", 300);
  private static final String CSV =
      "id,name,birth_date,sex,imo\n1,박진혁,1984-08-15,M,\n2,\"KIM, Jong Un\",,,7937317\n";

  @TempDir private Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("rows"), bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static List<Customer> read(Path file, boolean lenient) throws IOException {
    List<Customer> all = new ArrayList<>();
    try (CustomerRows rows = CustomerRows.open(file, lenient)) {
      for (Customer one = rows.next(); one != null; one = rows.next()) {
        all.add(one);
      }
      assertThat(rows.count()).isEqualTo(all.size());
    }
    return all;
  }

  private static byte[] parquet(ParquetWriter.Kind imo, ParquetWriter.Codec codec) {
    return ParquetWriter.write(
        List.of(
            new ParquetWriter.Column("id", ParquetWriter.Kind.TEXT),
            new ParquetWriter.Column("name", ParquetWriter.Kind.TEXT),
            new ParquetWriter.Column("birth_date", ParquetWriter.Kind.TEXT),
            new ParquetWriter.Column("sex", ParquetWriter.Kind.TEXT),
            new ParquetWriter.Column("imo", imo)),
        List.of(
            List.of("1", "박진혁", "1984-08-15", "M", ""),
            List.of("2", "KIM, Jong Un", "", "", "7937317")),
        codec);
  }

  @ParameterizedTest
  @EnumSource(ParquetWriter.Codec.class)
  void parquetSaysTheSameAsCsv(ParquetWriter.Codec codec) throws IOException {
    List<Customer> rows = read(file(utf8(CSV)), false);
    assertThat(rows).hasSize(2);
    assertThat(read(file(parquet(ParquetWriter.Kind.TEXT, codec)), false)).isEqualTo(rows);
    assertThat(read(file(parquet(ParquetWriter.Kind.WHOLE, codec)), false)).isEqualTo(rows);
  }

  @Test
  void jsonAndPackedFilesSayTheSame() throws IOException {
    List<Customer> rows = read(file(utf8(CSV)), false);
    String json =
        """
        {"id":"1","name":"박진혁","birth_date":"1984-08-15","sex":"M"}

        {"id":2,"name":"KIM, Jong Un","imo":7937317}
        """;
    assertThat(read(file(utf8(json)), false)).isEqualTo(rows);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(utf8("\uFEFF" + CSV));
    }
    assertThat(read(file(packed.toByteArray()), false)).isEqualTo(rows);
  }

  @Test
  void roundedNumbersAreRefused() throws IOException {
    Path file = file(parquet(ParquetWriter.Kind.ROUNDED, ParquetWriter.Codec.PLAIN));
    assertThatThrownBy(() -> read(file, true))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("column imo")
        .hasMessageContaining("floating-point");
  }

  @Test
  void whatIsNoFileOfCustomersIsRefusedWithANextStep() throws IOException {
    refused(new byte[0], "is empty", "header and rows");
    refused(new byte[] {1, 0, 2, 0, 3}, "is no text", "CSV, JSON lines or Parquet");
    refused(utf8("x,y\n1,2\n"), "unknown column 'x'", "--lenient");
    refused(utf8("name,birth_date\nx,soon\n"), "line 2", "birth_date 'soon' is no date");
    refused(utf8("name,sex\nx,maybe\n"), "line 2", "male, female or nothing");
    refused(utf8("{\"name\":\"x\"}\n{\"name\""), "line 2", "is no JSON object");
    refused(utf8("{\"name\":\"x\"}\n[1]\n"), "line 2", "is no JSON object");
    refused("name\n\u00e9".getBytes(StandardCharsets.ISO_8859_1), "is not UTF-8", "Save");
    refused(
        "{\"name\":\"\u00e9\"}\n".getBytes(StandardCharsets.ISO_8859_1), "is not UTF-8", "Save");
    assertThatThrownBy(() -> read(folder, false))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("is a folder");
    assertThat(read(file(utf8("name,sex\nx,other\n")), false).getFirst().sex()).isNull();
    assertThat(read(file(utf8("name,birth_date,sex\nx,soon,maybe\n")), true)).hasSize(1);
  }

  private void refused(byte[] bytes, String... said) throws IOException {
    Path file = file(bytes);
    assertThatThrownBy(() -> read(file, false))
        .isInstanceOf(BadInput.class)
        .hasMessageContainingAll(said);
  }

  @Test
  void damagedParquetIsReadOrRefused() throws IOException {
    long seed = Long.getLong("customers.seed", new Random().nextLong());
    Random random = new Random(seed);
    byte[] whole = parquet(ParquetWriter.Kind.WHOLE, ParquetWriter.Codec.SNAPPY);
    for (int i = 0; i < ROUNDS; i++) {
      byte[] bytes = whole.clone();
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt(256);
      }
      int round = i;
      try {
        read(file(bytes), true);
      } catch (BadInput e) {
        assertThat(e).as("seed %s, round %s", seed, round).hasMessageContaining("rows");
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ", round " + round, e);
      }
    }
  }
}
