package org.entente.base.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.util.zip.CRC32C;
import org.entente.base.Hex;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnappyTest {
  private static final String MARK = "ff060000734e61507059";

  private static byte[] chunk(int kind, byte[] expanded, byte[] data) {
    CRC32C crc = new CRC32C();
    crc.update(expanded);
    int checksum = Integer.rotateRight((int) crc.getValue(), 15) + 0xa282ead8;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(Hex.decode(MARK));
    out.write(kind);
    number(out, 4 + data.length, 3);
    number(out, checksum, 4);
    out.writeBytes(data);
    return out.toByteArray();
  }

  private static void number(ByteArrayOutputStream out, int number, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write(number >>> (8 * i));
    }
  }

  /// A literal of four bytes, a copy of eight that overlaps itself, one with a long offset.
  @Test
  void copiesRepeatWhatStandsBefore() {
    byte[] expanded = "abcdabcdabcdabcd".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    byte[] data = Hex.decode("10" + "0c61626364" + "1104" + "0e0400");
    assertThat(Snappy.expand(chunk(0, expanded, data), 100)).isEqualTo(expanded);
  }

  @Test
  void plainChunksPaddingAndAMarkAmongThemAreTaken() {
    byte[] plain = {1, 2, 3};
    byte[] first = chunk(1, plain, plain);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(first);
    all.writeBytes(Hex.decode("fe0200000000"));
    all.writeBytes(first);
    assertThat(Snappy.expand(all.toByteArray(), 6)).containsExactly(1, 2, 3, 1, 2, 3);
    assertThatThrownBy(() -> Snappy.expand(all.toByteArray(), 5)).hasMessageContaining("more than");
  }

  @Test
  void refusesAWrongChecksum() {
    byte[] damaged = chunk(1, new byte[] {1}, new byte[] {2});
    assertThatThrownBy(() -> Snappy.expand(damaged, 10)).hasMessageContaining("checksum");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ff060000734e6150705a",
        "00",
        "01050000aabbccdd00",
        MARK + "00",
        MARK + "01ffff00",
        MARK + "02000000",
        MARK + "00010000aa",
        MARK + "00040000aabbccdd",
        MARK + "00050000aabbccdd05",
        MARK + "00070000aabbccdd050c61",
        MARK + "00070000aabbccdd050100",
        MARK + "00080000aabbccddffffff7f",
        MARK + "000a0000aabbccdd05fcffffffff"
      })
  void refusesDamagedData(String digits) {
    assertThatThrownBy(() -> Snappy.expand(Hex.decode(digits), 1000))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("snappy");
  }

  @Test
  void nothingExpandsToNothing() {
    assertThat(Snappy.expand(new byte[0], 10)).isEmpty();
    assertThat(Snappy.expand(Hex.decode(MARK), 10)).isEmpty();
  }

  @Test
  void aBlockByItselfSaysHowLongItIs() {
    byte[] block = Hex.decode("10" + "0c61626364" + "1104" + "0e0400");
    assertThat(SnappyBlock.length(block, 0, block.length)).isEqualTo(16);
    byte[] out = new byte[20];
    assertThat(SnappyBlock.expand(block, 0, block.length, out)).isEqualTo(16);
    assertThat(new String(out, 0, 16, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("abcdabcdabcdabcd");
    assertThatThrownBy(() -> SnappyBlock.expand(block, 0, block.length, new byte[15]))
        .hasMessageContaining("16 bytes where 15 are expected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ff", "ffffffffff", "ffffffff7f00", "ffff0300", "8080808080"})
  void aLengthThatNoBlockHoldsIsRefusedBeforeRoomIsMade(String digits) {
    byte[] block = Hex.decode(digits);
    assertThatThrownBy(() -> SnappyBlock.length(block, 0, block.length))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
