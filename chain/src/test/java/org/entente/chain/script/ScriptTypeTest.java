package org.entente.chain.script;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.entente.base.Hex;
import org.junit.jupiter.api.Test;

class ScriptTypeTest {
  private static final int[] LENGTHS = {0, 1, 2, 4, 21, 22, 23, 24, 25, 26, 33, 34, 35, 42};
  private static final String[] STARTS = {
    "", "6a", "76a914", "76a9", "a914", "0014", "0020", "5120", "5114", "5220", "51024e73", "21"
  };
  private static final String[] ENDS = {"", "87", "88ac", "ac", "88", "ae"};

  /// What both ends tell is what the whole script tells, also where they only nearly fit.
  @Test
  void bothEndsTellTheSameAsTheWholeScript() {
    Random random = new Random(1);
    Set<ScriptType> told = EnumSet.noneOf(ScriptType.class);
    for (int i = 0; i < 200_000; i++) {
      byte[] script = new byte[LENGTHS[random.nextInt(LENGTHS.length)]];
      random.nextBytes(script);
      byte[] start = Hex.decode(STARTS[random.nextInt(STARTS.length)]);
      byte[] end = Hex.decode(ENDS[random.nextInt(ENDS.length)]);
      System.arraycopy(start, 0, script, 0, Math.min(start.length, script.length));
      if (end.length <= script.length) {
        System.arraycopy(end, 0, script, script.length - end.length, end.length);
      }
      ScriptType ends = ScriptType.ofEnds(script.length, head(script, random), tail(script));
      if (ends != null) {
        told.add(ends);
        assertThat(ends).as(Arrays.toString(script)).isEqualTo(ScriptType.of(script));
      }
    }
    assertThat(told)
        .contains(
            ScriptType.P2PKH,
            ScriptType.P2SH,
            ScriptType.P2WPKH,
            ScriptType.P2WSH,
            ScriptType.P2TR,
            ScriptType.NULLDATA);
  }

  /// Beyond a short script's end stands another's.
  private static long head(byte[] script, Random random) {
    byte[] bytes = new byte[Long.BYTES];
    random.nextBytes(bytes);
    System.arraycopy(script, 0, bytes, 0, Math.min(script.length, bytes.length));
    long head = 0;
    for (int i = 0; i < bytes.length; i++) {
      head |= (bytes[i] & 0xffL) << (8 * i);
    }
    return head;
  }

  private static int tail(byte[] script) {
    int length = script.length;
    return length < 2 ? 0 : (script[length - 2] & 0xff) | (script[length - 1] & 0xff) << 8;
  }
}
