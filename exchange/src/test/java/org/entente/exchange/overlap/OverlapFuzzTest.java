package org.entente.exchange.overlap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.entente.base.BadInput;
import org.entente.exchange.Mutation;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.junit.jupiter.api.Test;

/// Files of a comparison come from a partner: what is damaged is refused, and so is what is whole
/// but was never answered so.
class OverlapFuzzTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  /// Reads bytes; may throw [BadInput].
  private interface Reading {
    void of(byte[] bytes);
  }

  private static void fuzz(byte[] good, Reading reading) {
    long seed = Long.getLong("seed", System.nanoTime());
    Mutation mutation = new Mutation(new Random(seed));
    JsonValue document = JsonReader.parse("f", good);
    long end = System.nanoTime() + Long.getLong("entente.fuzz.millis", 300L) * 1_000_000L;
    int refused = 0;
    for (int i = 0; i < 100 || System.nanoTime() < end; i++) {
      byte[] bad = mutation.document(document);
      try {
        reading.of(bad);
      } catch (BadInput e) {
        refused++;
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + new String(bad, UTF_8), e);
      }
    }
    assertThat(refused).as("seed %d", seed).isPositive();
  }

  @Test
  void damagedFilesAreReadOrRefused() throws MalformedElement {
    List<String> lines =
        List.of("0x00000000000000000000000000000000000000aa", "domain:evil.example");
    List<byte[]> items = lines.stream().map(ItemForm::of).toList();
    Question question = Question.of(items, RANDOM);
    EpochKey key = EpochKey.random(RANDOM);
    EpochKey.Answer answer = key.answer(question.masked(), RANDOM);
    byte[] asked = new OverlapFile.Asked(List.of(question.masked())).text().getBytes(UTF_8);
    byte[] secret = new OverlapFile.Secret(lines, question.masks()).text().getBytes(UTF_8);
    byte[] answered =
        new OverlapFile.Answered("e", key.open(), List.of(answer), key.tags(items))
            .text()
            .getBytes(UTF_8);
    fuzz(asked, bytes -> asked(OverlapFile.question("f", bytes), key));
    fuzz(secret, bytes -> OverlapFile.secret("f", bytes).lines().forEach(ItemForm::of));
    List<String> right = hex(tags(question, answer, key.open()));
    fuzz(
        answered,
        bytes -> {
          OverlapFile.Answered damaged = OverlapFile.answer("f", bytes);
          for (EpochKey.Answer batch : damaged.batches()) {
            List<String> read = hex(tags(question, batch, damaged.key()));
            assertThat(read).isIn(List.of(), right);
          }
        });
  }

  /// Those of an answer that is proven; none of another.
  private static List<byte[]> tags(Question question, EpochKey.Answer answer, byte[] key) {
    try {
      return question.tags(answer, key);
    } catch (MalformedElement _) {
      return List.of();
    }
  }

  private static List<String> hex(List<byte[]> tags) {
    return tags.stream().map(HexFormat.of()::formatHex).toList();
  }

  /// What is no element of the group is said so, and nothing is answered.
  private static void asked(OverlapFile.Asked asked, EpochKey key) {
    for (List<byte[]> batch : asked.batches()) {
      List<byte[]> few = batch.subList(0, Math.min(2, batch.size()));
      try {
        assertThat(key.answer(few, RANDOM).answered()).hasSameSizeAs(few);
      } catch (MalformedElement e) {
        assertThat(e.getMessage()).isNotEmpty();
      }
    }
  }
}
