package org.entente.exchange.overlap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.exchange.Mutation;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.SigningKey;
import org.junit.jupiter.api.Test;

/// Events of comparisons come from a partner's log: what isn't one to the letter, or another's, is
/// refused, and so are pledges that can't be kept.
class OverlapEventTest {
  private static final SigningKey US = new SigningKey("entente/us", new byte[32]);
  private static final SigningKey JP =
      new SigningKey(
          "entente/jp",
          new byte[] {
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24,
            25, 26, 27, 28, 29, 30, 31, 32
          });
  private static final String ID = "00000000-0000-4000-8000-000000000001";
  private static final Pledge PLEDGE =
      new Pledge(
          "a".repeat(64),
          Optional.of(new Pledge.Asking(1, List.of("b".repeat(64)))),
          Optional.of(
              new Pledge.Answering(
                  Hex.encode(CountKey.of(new byte[32]).open()), 1, List.of("c".repeat(64)))));

  private static OverlapEvent event(OverlapEvent.Step step) {
    Terms terms = new Terms(Mode.ITEMS, true, false, "p", "l", 1_700_000_000_000_000L, false);
    return new OverlapEvent(
        ID,
        ID,
        step,
        "entente/us",
        "entente/jp",
        1_700_000_000_000_000L,
        new JsonValue.Members(Map.of("terms", terms.json(), "pledge", PLEDGE.json())));
  }

  @Test
  void anEventIsReadBackAndIsItsAuthors() {
    OverlapEvent offer = event(OverlapEvent.Step.OFFER);
    assertThat(OverlapEvent.read("e", offer.signed(US), List.of(US.verifier()))).isEqualTo(offer);
    assertThatThrownBy(() -> OverlapEvent.read("e", offer.signed(JP), List.of(JP.verifier())))
        .hasMessageContaining("offer is not entente/jp's step");
    assertThatThrownBy(
            () ->
                OverlapEvent.read(
                    "e", offer.signed(JP.named("entente/us")), List.of(US.verifier())))
        .hasMessageContaining("its signature is not");
    // Bits of base64 that mean nothing: one signature would have two texts, one event two hashes.
    JsonValue.Members signed = offer.signed(US);
    String text = signed.optional("signature").orElseThrow();
    String bent = text.substring(0, 85) + (char) (text.charAt(85) + 1) + "==";
    assertThat(Base64.getDecoder().decode(bent)).isEqualTo(Base64.getDecoder().decode(text));
    JsonValue.Members other = signed.with("signature", JsonValue.of(bent));
    assertThatThrownBy(() -> OverlapEvent.read("e", other, List.of(US.verifier())))
        .hasMessageContaining("no base64");
    assertThatThrownBy(
            () ->
                OverlapEvent.read(
                    "e", event(OverlapEvent.Step.AGREE).signed(US), List.of(US.verifier())))
        .hasMessageContaining("agree is not entente/us's step");
  }

  @Test
  void aPledgeThatCanNotBeKeptIsRefused() {
    for (String bad :
        List.of(
            "{\"items\":\"x\"}",
            "{\"items\":\"H\",\"asks\":{\"count\":1000001,\"sheets\":[\"H\"]}}",
            "{\"items\":\"H\",\"asks\":{\"count\":10001,\"sheets\":[\"H\"]}}",
            "{\"items\":\"H\",\"asks\":{\"count\":1,\"sheets\":[\"H\",\"H\",\"H\"]}}",
            "{\"items\":\"H\",\"answers\":{\"key\":\"Z\",\"own\":1,\"sheets\":[\"H\"]}}",
            "{\"items\":\"H\",\"answers\":{\"key\":\"H\",\"own\":1,\"sheets\":[\"H\"]}}")) {
      String text = bad.replace("H", "f".repeat(64)).replace("Z", "0".repeat(64));
      JsonValue.Members members = (JsonValue.Members) JsonReader.parse("p", text);
      assertThatThrownBy(() -> Pledge.read(members)).as(bad).isInstanceOf(BadInput.class);
    }
    assertThat(Pledge.read(PLEDGE.json())).isEqualTo(PLEDGE);
  }

  @Test
  void damagedEventsAreRefusedAndNothingElseHappens() {
    long seed = Long.getLong("seed", System.nanoTime());
    Mutation mutation = new Mutation(new Random(seed));
    JsonValue.Members good = event(OverlapEvent.Step.OFFER).signed(US);
    long end = System.nanoTime() + Long.getLong("entente.fuzz.millis", 300L) * 1_000_000L;
    for (int i = 0; i < 100 || System.nanoTime() < end; i++) {
      byte[] bytes = mutation.document(good);
      try {
        if (JsonReader.parse("f", new String(bytes, UTF_8)) instanceof JsonValue.Members bad) {
          JsonValue.Members body = bad.members("body");
          readAll(body);
          OverlapEvent read = OverlapEvent.read("f", bad, List.of(US.verifier()));
          assertThat(read).as("seed %d", seed).isEqualTo(event(OverlapEvent.Step.OFFER));
        }
      } catch (BadInput e) {
        assertThat(e.reason()).isNotEmpty();
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed + ": " + new String(bytes, UTF_8), e);
      }
    }
  }

  private static void readAll(JsonValue.Members body) {
    try {
      Terms.read(body.members("terms"));
      Pledge.read(body.members("pledge"));
    } catch (BadInput e) {
      assertThat(e.reason()).isNotEmpty();
    }
  }
}
