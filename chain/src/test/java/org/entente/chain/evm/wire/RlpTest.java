package org.entente.chain.evm.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.entente.base.Hex;
import org.entente.base.Uint256;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RlpTest {
  private static byte[] hex(String digits) {
    return Hex.decode(digits);
  }

  /// The examples of the Ethereum wiki's page on RLP.
  @Test
  void writesTheKnownExamples() {
    assertThat(new RlpWriter().bytes(text("dog")).toByteArray()).isEqualTo(hex("83646f67"));
    assertThat(new RlpWriter().bytes(new byte[0]).toByteArray()).isEqualTo(hex("80"));
    assertThat(new RlpWriter().number(0).toByteArray()).isEqualTo(hex("80"));
    assertThat(new RlpWriter().number(15).toByteArray()).isEqualTo(hex("0f"));
    assertThat(new RlpWriter().number(1024).toByteArray()).isEqualTo(hex("820400"));
    RlpWriter list = new RlpWriter();
    int begin = list.begin();
    list.bytes(text("cat")).bytes(text("dog")).end(begin);
    assertThat(list.toByteArray()).isEqualTo(hex("c88363617483646f67"));
    String lorem = "Lorem ipsum dolor sit amet, consectetur adipisicing elit";
    assertThat(new RlpWriter().bytes(text(lorem)).toByteArray())
        .startsWith(hex("b838"))
        .hasSize(2 + lorem.length());
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void readsWhatItWrites() {
    for (long seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      RlpWriter out = new RlpWriter();
      Object tree = write(random, out, 0);
      RlpReader in = new RlpReader(out.toByteArray());
      assertThat(in.size()).isEqualTo(out.size());
      assertThat(read(in)).as("seed " + seed).isEqualTo(tree);
      in.end();
    }
  }

  private static Object write(Random random, RlpWriter out, int depth) {
    if (depth < 6 && random.nextInt(3) > 0) {
      int begin = out.begin();
      List<Object> items = new ArrayList<>();
      for (int i = random.nextInt(6); i > 0; i--) {
        items.add(write(random, out, depth + 1));
      }
      out.end(begin);
      return items;
    }
    byte[] bytes = new byte[random.nextInt(random.nextInt(10) == 0 ? 70_000 : 70)];
    random.nextBytes(bytes);
    out.bytes(bytes);
    return Hex.encode(bytes);
  }

  private static Object read(RlpReader in) {
    if (!in.isList()) {
      return Hex.encode(in.bytes());
    }
    List<Object> items = new ArrayList<>();
    RlpReader list = in.list();
    while (list.hasNext()) {
      items.add(read(list));
    }
    return items;
  }

  @Test
  void numbersKeepAll256Bits() {
    Random random = new Random(1);
    for (int bits = 0; bits <= 256; bits++) {
      Uint256 number = Uint256.of(new BigInteger(bits, random));
      byte[] bytes = new RlpWriter().number(number).toByteArray();
      assertThat(new RlpReader(bytes).uint256()).isEqualTo(number);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "8100, small byte with a length",
    "817f, small byte with a length",
    "b801ff, shortest form",
    "b80000, shortest form",
    "b90038, shortest form",
    "f800, shortest form",
    "b9, goes beyond",
    "bfffffffffffffffff, goes beyond",
    "bbffffffff, goes beyond",
    "83646f, goes beyond",
    "c3820400, a list is not expected",
    "00, leading zeros",
    "820004, leading zeros"
  })
  void refusesWhatIsNotInItsOneForm(String digits, String reason) {
    RlpReader in = new RlpReader(hex(digits));
    String said = reason.equals("a list is not expected") ? "a string is expected" : reason;
    assertThatThrownBy(in::uint256)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(said)
        .hasMessageContaining("byte 0");
  }

  @Test
  void refusesWhatIsLeftOver() {
    assertThatThrownBy(() -> RlpReader.onlyList(hex("c080"))).hasMessageContaining("more than");
    assertThatThrownBy(() -> RlpReader.onlyList(hex(""))).hasMessageContaining("missing");
    assertThatThrownBy(() -> new RlpReader(hex("8161")).raw()).hasMessageContaining("small byte");
  }

  @Test
  void refusesListsWithoutEnd() {
    byte[] nested = new byte[54];
    for (int i = 0; i < nested.length; i++) {
      nested[i] = (byte) (0xc0 + nested.length - 1 - i);
    }
    assertThatThrownBy(
            () -> {
              RlpReader in = new RlpReader(nested);
              while (in.hasNext()) {
                in = in.list();
              }
            })
        .hasMessageContaining("deep");
  }
}
