package org.entente.exchange.playbook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.exchange.json.CanonicalJson;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.log.VerifierKey;
import org.entente.exchange.playbook.PlaybookSignatures.Judged;
import org.entente.exchange.playbook.PlaybookSignatures.Verdict;
import org.entente.exchange.request.Amounts;
import org.entente.exchange.request.Deadlines;
import org.entente.exchange.request.RequestKind;
import org.entente.exchange.request.Target;
import org.entente.exchange.request.Wish;
import org.junit.jupiter.api.Test;

/// A playbook that was signed is the one that was signed, by whom it says.
class PlaybookSignaturesTest {
  private static final long BEGUN = 1_740_000_000_000_000L;
  private static final SigningKey US = key("entente/us", 1);
  private static final SigningKey JP = key("entente/jp", 2);
  private static final List<VerifierKey> BOTH = List.of(US.verifier(), JP.verifier());

  private static SigningKey key(String name, int seed) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) seed;
    return new SigningKey(name, bytes);
  }

  private static JsonValue.Members made() {
    Wish wish =
        new Wish(
            RequestKind.TAKE_DOWN_DOMAIN,
            Target.of(Target.Form.DOMAIN, "", "a.example"),
            "it lures staff",
            "a treaty",
            2,
            Deadlines.usual(BEGUN),
            Amounts.NONE,
            List.of());
    PlaybookMaking.Asked asked =
        new PlaybookMaking.Asked(
            "00000001-0000-4000-8000-000000000000",
            new PlaybookMaking.Party("JPN", "entente/jp"),
            wish,
            BEGUN);
    return PlaybookMaking.of(
        "the first hour", new PlaybookMaking.Party("USA", "entente/us"), List.of(asked));
  }

  private static List<Judged> judged(JsonValue.Members playbook) {
    return PlaybookSignatures.judge(playbook, BOTH, BEGUN);
  }

  private static JsonValue.Members one(JsonValue.Members playbook) {
    return (JsonValue.Members) playbook.items("signatures").getFirst();
  }

  private static JsonValue.Members with(JsonValue.Members playbook, JsonValue.Members signature) {
    return playbook.with("signatures", new JsonValue.Array(List.of(signature)));
  }

  /// The examples of ITU-T X.590, clauses 7.1.5 and 7.1.6, with the key of its appendix.
  @Test
  void theExamplesOfTheStandardComeOutAsTheyStandThere() {
    SigningKey key =
        new SigningKey(
            "x.590",
            Hex.decode("39d9e5b3e65e707739f53fe5f3557f17ebee2459b6a1f4e806776fa73a9624cb"));
    String pem = "MCowBQYDK2VwAyEAubMonBfU9pvIbj5RCiWQLD45Jvu6mKr+kQXjvjW8ZkU";
    assertThat(key.verifier().raw())
        .isEqualTo(Hex.decode("b9b3289c17d4f69bc86e3e510a25902c3e3926fbba98aafe9105e3be35bc6645"));
    JsonValue.Members document =
        (JsonValue.Members)
            JsonReader.parse(
                "X.590",
                "{\"statement\":\"Hello signed world!\",\"otherProperties\":[\"home\",\"food\"]}");
    JsonValue.Members bare =
        JsonValue.Members.NONE
            .with("hash_algorithm", JsonValue.of("sha-256"))
            .with("algorithm", JsonValue.of("Ed25519"))
            .with("public_key", JsonValue.of(pem));
    String hash = PlaybookSignatures.hash(document, bare, "SHA-256");
    assertThat(hash).isEqualTo("e005ae762a01723f3b58fa8edb2b2cc3b126ca087077189072cfd9a27e6079d5");
    String value = Base64.getUrlEncoder().withoutPadding().encodeToString(key.sign(hash));
    assertThat(value)
        .isEqualTo(
            "F1Sj4VcZlSt5GO3Bcu4izpCklj9DbKDNvc2Trpdznfqgv9HMPUGVtefMsHfTqel-dN20lUXsdoeD8PpVr1ssCg");
  }

  @Test
  void eachSignatureStandsForItselfInAnyOrder() {
    JsonValue.Members signed = PlaybookSignatures.signed(made(), US);
    assertThat(judged(signed)).containsExactly(new Judged("entente/us", Verdict.VALID, ""));
    assertThat(CanonicalJson.text(PlaybookSignatures.signed(made(), US)))
        .isEqualTo(CanonicalJson.text(signed));
    JsonValue.Members both = PlaybookSignatures.signed(signed, JP);
    assertThat(judged(both)).extracting(Judged::verdict).containsOnly(Verdict.VALID).hasSize(2);
    List<JsonValue> turned = new ArrayList<>(both.items("signatures"));
    Collections.reverse(turned);
    assertThat(judged(both.with("signatures", new JsonValue.Array(turned))))
        .extracting(Judged::signee)
        .containsExactly("entente/jp", "entente/us");
    assertThat(PlaybookSignatures.judge(signed, List.of(), BEGUN))
        .containsExactly(new Judged("entente/us", Verdict.UNKNOWN, "nobody here knows its key"));
  }

  @Test
  void aWrongOneIsRefusedWithItsReason() {
    JsonValue.Members signed = PlaybookSignatures.signed(made(), US);
    JsonValue.Members signature = one(signed);
    JsonValue.Members sound = with(signed, signature.without("value"));
    wrong(signed.with("name", JsonValue.of("another hour")), "not what was signed");
    wrong(with(signed, signature.with("signee", JsonValue.of("entente/jp"))), "not what was");
    wrong(with(signed, signature.with("public_key", otherKey())), "not what");
    wrong(with(signed, signature.with("value", JsonValue.of("!"))), "malformed");
    wrong(with(signed, signature.with("public_key", JsonValue.of("AAAA"))), "malformed");
    wrong(sound, "not what was signed");
    wrong(with(signed, signature.with("type", JsonValue.of("jws"))), "not jss");
    wrong(signed.with("modified", JsonValue.of("2026-01-01T00:00:00.000Z")), "another version");
    String id = "playbook--00000000-0000-4000-8000-000000000000";
    wrong(signed.with("id", JsonValue.of(id)), "another playbook");
    wrong(with(signed, signature.with("revoked", JsonValue.of(true))), "revoked");
    wrong(with(signed, until("2020-01-01T00:00:00.000Z", signature)), "not valid at this time");
    wrong(with(signed, signature.with("valid_from", JsonValue.of("soon"))), "not valid at this");
    wrong(signed.with("signatures", JsonValue.texts(List.of("x"))), "no object");
    JsonValue.Members renamed = PlaybookSignatures.signed(made(), US.named("entente/jp"));
    wrong(renamed, "its key is that of entente/us");
    assertThat(judged(with(signed, signature.with("algorithm", JsonValue.of("RS256")))))
        .extracting(Judged::verdict)
        .containsExactly(Verdict.UNCHECKED);
  }

  private static JsonValue otherKey() {
    JsonValue.Members signature = one(PlaybookSignatures.signed(made(), JP));
    return JsonValue.of(signature.optional("public_key").orElseThrow());
  }

  private static JsonValue.Members until(String time, JsonValue.Members signature) {
    return signature.with("valid_until", JsonValue.of(time));
  }

  private static void wrong(JsonValue.Members playbook, String reason) {
    Judged judged = judged(playbook).getFirst();
    assertThat(judged.verdict()).as(judged.toString()).isEqualTo(Verdict.WRONG);
    assertThat(judged.reason()).contains(reason);
    byte[] bytes = CanonicalJson.bytes(playbook);
    assertThatThrownBy(() -> PlaybookReading.read("playbook", bytes, BOTH, BEGUN))
        .isInstanceOf(BadInput.class);
  }

  @Test
  void whateverBitIsChangedItIsNoLongerValid() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    JsonValue.Members signed = PlaybookSignatures.signed(made(), US);
    byte[] whole = CanonicalJson.text(signed).getBytes(UTF_8);
    int told = 0;
    for (int i = 0; i < 2_000; i++) {
      byte[] damaged = whole.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      try {
        PlaybookReading.Read read = PlaybookReading.read("playbook", damaged, BOTH, BEGUN);
        boolean isValid =
            read.signatures().stream().anyMatch(one -> one.verdict() == Verdict.VALID);
        JsonValue damagedValue = JsonReader.parse("damaged", damaged);
        assertThat(isValid).as("seed %d, round %d", seed, i).isEqualTo(signed.equals(damagedValue));
        told++;
      } catch (BadInput _) {
        // Refused, as it must be.
      }
    }
    assertThat(told).isLessThan(200);
  }
}
