package org.entente.exchange.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.exchange.ExchangeSamples;
import org.entente.exchange.json.JsonValue;
import org.junit.jupiter.api.Test;

/// A second signature on the heads of logs, which who knows its key checks and who doesn't passes
/// over.
class QuantumKeyTest {
  private static final String ORIGIN = "entente/us/released/jp";
  private static final SigningKey PLAIN = new SigningKey(ORIGIN, Merkle.sha256("plain"));
  private static final QuantumKey KEY = new QuantumKey(ORIGIN, Merkle.sha256("quantum"));

  /// What precedes the 1,312 bytes of a key in X.509.
  private static final String PREFIX = "30820532300b06096086480165030403110382052100";

  private static Checkpoint head() {
    Frontier frontier = Frontier.empty();
    frontier.append(Merkle.leaf("one".getBytes(UTF_8)), (_, _, _) -> {});
    return Checkpoint.of(ORIGIN, frontier);
  }

  private static SignedNote note(String... lines) {
    String text = head().text() + "\n" + String.join("", lines);
    return SignedNote.parse("note", text.getBytes(UTF_8));
  }

  private static boolean isSigned(JsonValue.Members group, JsonValue.Members one) {
    HexFormat hex = HexFormat.of();
    return VerifierKey.isQuantum(
        hex.parseHex(group.optional("publicKey").orElse("")),
        hex.parseHex(one.optional("msg").orElse("")),
        hex.parseHex(one.optional("sig").orElse("")));
  }

  @Test
  void publishedSignaturesAreJudgedAsPublished() {
    JsonValue.Members all =
        (JsonValue.Members) ExchangeSamples.json("crypto/mldsa_44_verify_test.json.gz");
    int judged = 0;
    for (JsonValue one : all.items("testGroups")) {
      JsonValue.Members group = (JsonValue.Members) one;
      for (JsonValue two : group.items("tests")) {
        JsonValue.Members test = (JsonValue.Members) two;
        // We sign without a context, and the message itself.
        if (test.get("ctx") == null && test.get("msg") != null) {
          boolean isRight = test.optional("result").orElse("").equals("valid");
          assertThat(isSigned(group, test)).as("%s", test.get("tcId")).isEqualTo(isRight);
          judged++;
        }
      }
    }
    assertThat(judged).isGreaterThanOrEqualTo(171);
  }

  @Test
  void theJdkBelievesWhatWeSign() throws Exception {
    String vkey = KEY.verifier().toString();
    byte[] typed = Base64.getDecoder().decode(vkey.split("\\+", 3)[2]);
    assertThat(typed).hasSize(1 + 1312).startsWith((byte) 6);
    byte[] plain = Arrays.copyOfRange(typed, 1, typed.length);
    String encoded = PREFIX + HexFormat.of().formatHex(plain);
    Signature judge = Signature.getInstance("ML-DSA-44");
    judge.initVerify(
        KeyFactory.getInstance("ML-DSA-44")
            .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(encoded))));
    // As C2SP tlog-cosignature writes it, byte by byte.
    judge.update("subtree/v1\n\0".getBytes(UTF_8));
    judge.update((byte) ORIGIN.length());
    judge.update(ORIGIN.getBytes(UTF_8));
    judge.update(new byte[8]);
    judge.update((byte) ORIGIN.length());
    judge.update(ORIGIN.getBytes(UTF_8));
    judge.update(new byte[8]);
    judge.update(new byte[] {0, 0, 0, 0, 0, 0, 0, 1});
    judge.update(head().rootHash());
    String line = KEY.line(head()).strip();
    byte[] signed = Base64.getDecoder().decode(line.substring(line.lastIndexOf(' ') + 1));
    assertThat(signed).hasSize(4 + 8 + 2420);
    assertThat(judge.verify(Arrays.copyOfRange(signed, 12, signed.length))).isTrue();
  }

  @Test
  void whoKnowsItChecksItAndOthersPassItOver() {
    VerifierKey key = VerifierKey.parse("card", KEY.verifier().toString());
    assertThat(key.isQuantum()).isTrue();
    SignedNote both = note(PLAIN.line(head().text()), KEY.line(head()));
    assertThat(both.signers("note", List.of(PLAIN.verifier(), key))).hasSize(2);
    assertThat(Checkpoint.verified("note", both, PLAIN.verifier())).isEqualTo(head());
    QuantumKey stranger = new QuantumKey(ORIGIN, Merkle.sha256("stranger"));
    SignedNote other = note(PLAIN.line(head().text()), stranger.line(head()));
    assertThat(other.signers("note", List.of(key))).isEmpty();
    assertThat(Checkpoint.verified("note", other, PLAIN.verifier())).isEqualTo(head());
    // A log's own signature is the plain one.
    assertThatThrownBy(() -> Checkpoint.verified("note", note(KEY.line(head())), PLAIN.verifier()))
        .isInstanceOf(BadInput.class);
  }

  @Test
  void oneOfAnotherHeadMakesTheNoteWrong() {
    Checkpoint longer = new Checkpoint(ORIGIN, 2, head().root());
    SignedNote wrong = note(PLAIN.line(head().text()), KEY.line(longer));
    assertThatThrownBy(() -> wrong.signers("note", List.of(KEY.verifier())))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("wrong");
  }

  @Test
  void sameHeadSameBytes() {
    assertThat(KEY.line(head())).isEqualTo(KEY.line(head()));
  }
}
