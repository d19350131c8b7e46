package org.entente.exchange.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.entente.base.BadInput;
import org.junit.jupiter.api.Test;

/// Whatever a partner sends in place of a note, an entry or a bundle is refused in words, and
/// nothing that differs by a byte passes for what was signed. Longer with
/// `-Dentente.fuzz.seconds=N`.
class LogFuzzTest {
  private static final SigningKey LOG = new SigningKey("us/released/jp", Merkle.sha256("log"));

  @Test
  void changedBytesAreRefusedOrHarmless() {
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    long end = System.nanoTime() + Long.getLong("entente.fuzz.seconds", 1L) * 1_000_000_000L;
    Frontier frontier = Frontier.empty();
    LogEntry entry =
        new LogEntry(
            LogEntry.Action.RELEASE, "2026-01-01T00:00:00.000000Z", "a--b", "1", "0".repeat(64));
    byte[] body = entry.bytes();
    frontier.append(Merkle.leaf(body), (_, _, _) -> {});
    String text = Checkpoint.of("us/released/jp", frontier).text();
    byte[] note =
        (text + "\n" + LOG.line(text) + LOG.cosignatureLine(text, 1_700_000_000L)).getBytes(UTF_8);
    byte[] bundle = EntryBundle.bytes(List.of(body, body, body));
    long refused = 0;
    long cases = 0;
    while (System.nanoTime() < end) {
      refused += note(mutated(random, note), text, seed) ? 1 : 0;
      refused += bundle(mutated(random, bundle), seed) ? 1 : 0;
      refused += key(mutated(random, LOG.verifier().toString().getBytes(UTF_8)), seed) ? 1 : 0;
      TilePath.parse(new String(mutated(random, "tile/0/x001/067.p/3".getBytes(UTF_8)), UTF_8));
      cases += 3;
    }
    assertThat(refused).as("seed %s", seed).isGreaterThan(cases / 2);
  }

  private static boolean note(byte[] bytes, String signed, long seed) {
    try {
      SignedNote read = SignedNote.parse("note", bytes);
      Checkpoint.verified("note", read, LOG.verifier());
      assertThat(read.text()).as("seed %s", seed).isEqualTo(signed);
      return false;
    } catch (BadInput e) {
      return true;
    }
  }

  private static boolean bundle(byte[] bytes, long seed) {
    try {
      for (byte[] entry : EntryBundle.parse("bundle", bytes, 3)) {
        assertThat(LogEntry.parse("entry", entry).bytes().length)
            .as("seed %s", seed)
            .isLessThanOrEqualTo(entry.length);
      }
      return false;
    } catch (BadInput e) {
      return true;
    }
  }

  private static boolean key(byte[] bytes, long seed) {
    try {
      String text = new String(bytes, UTF_8);
      assertThat(VerifierKey.parse("key", text).toString())
          .as("seed %s", seed)
          .isEqualToIgnoringCase(text);
      return false;
    } catch (BadInput e) {
      return true;
    }
  }

  private static byte[] mutated(Random random, byte[] from) {
    byte[] bytes = from.clone();
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(3)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        default -> bytes = java.util.Arrays.copyOf(bytes, Math.max(1, at));
      }
    }
    return bytes;
  }
}
