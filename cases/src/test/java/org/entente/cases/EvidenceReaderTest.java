package org.entente.cases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.entente.base.BadInput;
import org.junit.jupiter.api.Test;

class EvidenceReaderTest {
  private static final String TRACE =
      "{\"method\":\"fifo\",\"network\":\"bitcoin\",\"starts\":[{\"at\":\"a:0\",\"amount\":\"5\"}],"
          + "\"conserved\":true,\"ends\":[{\"at\":\"b:1\",\"amount\":\"5\"}]}";

  private static Evidence read(String text) {
    return EvidenceReader.read("file", text.getBytes(UTF_8));
  }

  @Test
  void itKnowsWhatCommandsPrint() {
    assertThat(read(TRACE)).isEqualTo(new Evidence.Trace("fifo", "bitcoin", 1, 1, true));
    assertThat(read("{\"query\":\"x\",\"results\":[{\"match\":true},{\"match\":false}]}\n"))
        .isEqualTo(new Evidence.Screening(1, 1));
    assertThat(read("{\"query\":1,\"results\":[]}\n{\"query\":2,\"results\":[{\"match\":true}]}"))
        .isEqualTo(new Evidence.Screening(2, 1));
    assertThat(read("{\"events\":[1,2],\"stats\":{}}")).isEqualTo(new Evidence.Sighting(2));
    assertThat(read("<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\"/>"))
        .isEqualTo(new Evidence.Sighting(1));
    assertThat(read("{\"at\":\"\",\"incidents\":[{}]}")).isEqualTo(new Evidence.Sighting(1));
    assertThat(read("no json")).isEqualTo(new Evidence.Document(7));
    assertThat(read("{\"a\":1}").kind()).isEqualTo(EntryKind.DOCUMENT);
  }

  @Test
  void halfATraceIsNoEvidence() {
    assertThatThrownBy(() -> read(TRACE.replace("true", "false")))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("not conserved");
    assertThatThrownBy(() -> read(TRACE.replace("\"amount\":\"5\"}]}", "\"amount\":0.5}]}")))
        .hasMessageContaining("exact amount");
    assertThatThrownBy(() -> read("")).hasMessageContaining("empty");
  }

  @Test
  void poisonIsAnUpperBoundThatClaimsNoSum() {
    String poison = TRACE.replace("fifo", "poison").replace("true", "false");
    assertThat(read(poison)).isEqualTo(new Evidence.Trace("poison", "bitcoin", 1, 1, false));
    String all = "{\"method\":\"all\",\"network\":\"bitcoin\",\"results\":[%s,%s]}";
    assertThat(read(all.formatted(TRACE, poison)))
        .isEqualTo(new Evidence.Trace("fifo, poison", "bitcoin", 1, 2, true));
    assertThatThrownBy(() -> read(all.formatted(poison, TRACE.replace("true", "false"))))
        .hasMessageContaining("not conserved");
  }

  @Test
  void noBytesMakeItFail() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    byte[] good = TRACE.getBytes(UTF_8);
    for (int i = 0; i < 20_000; i++) {
      byte[] bad = good.clone();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      try {
        assertThat(EvidenceReader.read("file", bad)).isNotNull();
      } catch (BadInput _) {
        // Said what is wrong.
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }
}
