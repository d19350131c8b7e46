package org.entente.exchange.key;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.entente.base.BadInput;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.log.SigningKey;
import org.junit.jupiter.api.Test;

/// What a node says of its keys is believed only as far as the keys themselves have signed it.
class KeyStatementTest {
  private static final long AT = 1_800_000_000_000_000L;
  private static final long UNTIL = AT + 7 * 86_400_000_000L;

  private static SigningKey key(String seed) {
    return new SigningKey("entente/us", Merkle.sha256(seed.getBytes(UTF_8)));
  }

  private static final SigningKey OLD = key("old");
  private static final SigningKey NEW = key("new");

  private static String text() {
    return KeyChange.make(OLD, NEW, AT, UNTIL).note().text();
  }

  private static KeyStatement read(String note) {
    return KeyStatement.parse("statement", note.getBytes(UTF_8));
  }

  private static void refused(String note) {
    assertThatThrownBy(() -> read(note)).isInstanceOf(BadInput.class);
  }

  @Test
  void aChangeIsReadAsItWasMade() {
    KeyChange made = KeyChange.make(OLD, NEW, AT, UNTIL);
    KeyChange read = (KeyChange) read(made.note().toString());
    assertThat(read.from()).hasToString(OLD.verifier().toString());
    assertThat(read.to()).hasToString(NEW.verifier().toString());
    assertThat(read.at()).isEqualTo(AT);
    assertThat(read.until()).isEqualTo(UNTIL);
    assertThat(read.hash()).isEqualTo(made.hash());
    KeyRevocation revoked = (KeyRevocation) read(KeyRevocation.make(OLD, AT).note().toString());
    assertThat(revoked.key()).hasToString(OLD.verifier().toString());
  }

  @Test
  void bothKeysMustHaveSigned() {
    String text = text();
    refused(text + "\n" + OLD.line(text));
    refused(text + "\n" + NEW.line(text));
    refused(text + "\n" + OLD.line(text) + key("thief").line(text));
    String other = text.replace("at 20", "at 21");
    refused(text + "\n" + OLD.line(text) + NEW.line(other));
    assertThat(read(text + "\n" + NEW.line(text) + OLD.line(text))).isInstanceOf(KeyChange.class);
  }

  @Test
  void whatIsOddlyWrittenIsRefused() {
    List<String> odd = new ArrayList<>();
    String text = text();
    odd.add(text.replace(KeyChange.KIND, KeyRevocation.KIND));
    odd.add(text.replace("entente/us\n", "entente/kr\n"));
    odd.add(text + "more x\n");
    odd.add(text.replaceFirst("at .*\n", ""));
    odd.add(text.replaceFirst("(from .*\n)(to .*\n)", "$2$1"));
    odd.add(text.replaceFirst("to .*\n", "to " + OLD.verifier() + "\n"));
    odd.add(text.replaceFirst("to .*\n", "to " + NEW.named("entente/kr").verifier() + "\n"));
    String witness = NEW.verifier().witness("entente/us").toString();
    odd.add(text.replace(NEW.verifier().toString(), witness));
    odd.add(text.replaceFirst("until .*\n", "until 2099-01-01T00:00:00.000000Z\n"));
    odd.add(text.replaceFirst("until .*\n", "until 2001-01-01T00:00:00.000000Z\n"));
    odd.add(text.replaceFirst("\\.\\d{6}Z\n", "Z\n"));
    for (String one : odd) {
      assertThat(one).isNotEqualTo(text);
      refused(one + "\n" + OLD.line(one) + NEW.line(one));
    }
  }

  @Test
  void whatDiffersByABitIsRefused() {
    byte[] good = KeyChange.make(OLD, NEW, AT, UNTIL).note().toString().getBytes(UTF_8);
    long seed = new Random().nextLong();
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      refusesFlipped(good, random.nextInt(8 * good.length), seed);
    }
    // The last letters of the last signature have bits that mean nothing.
    for (int bit = 8 * (good.length - 4); bit < 8 * good.length; bit++) {
      refusesFlipped(good, bit, seed);
    }
  }

  private static void refusesFlipped(byte[] good, int bit, long seed) {
    byte[] bad = good.clone();
    bad[bit / 8] ^= (byte) (1 << bit % 8);
    assertThatThrownBy(() -> KeyStatement.parse("statement", bad))
        .as("seed %s, bit %s", seed, bit)
        .isInstanceOf(BadInput.class);
  }

  @Test
  void aReceiptIsForOneStatementByOnePartner() {
    SigningKey jp = new SigningKey("entente/jp", Merkle.sha256("jp".getBytes(UTF_8)));
    KeyChange change = KeyChange.make(OLD, NEW, AT, UNTIL);
    byte[] receipt = KeyReceipt.make(List.of(jp), change).getBytes(UTF_8);
    assertThat(KeyReceipt.checked("r", receipt, change, List.of(jp.verifier())).lines()).hasSize(1);
    KeyStatement other = KeyRevocation.make(OLD, AT);
    assertThatThrownBy(() -> KeyReceipt.checked("r", receipt, other, List.of(jp.verifier())))
        .isInstanceOf(BadInput.class);
    SigningKey kr = new SigningKey("entente/kr", Merkle.sha256("kr".getBytes(UTF_8)));
    assertThatThrownBy(() -> KeyReceipt.checked("r", receipt, change, List.of(kr.verifier())))
        .isInstanceOf(BadInput.class);
  }

  @Test
  void aRingSignsByTheOldKeyUntilTheOverlapEnds() {
    KeyRing ring = KeyRing.of(OLD).changed(NEW, AT, UNTIL);
    assertThat(ring.signing(UNTIL - 1)).containsExactly(NEW, OLD);
    assertThat(ring.known(UNTIL - 1)).isSameAs(OLD);
    assertThat(ring.signing(UNTIL)).containsExactly(NEW);
    assertThat(ring.known(UNTIL)).isSameAs(NEW);
    KeyRing revoked = KeyRing.of(OLD).revoked(NEW, AT);
    assertThat(revoked.signing(AT)).containsExactly(NEW);
    assertThat(revoked.verifiers()).hasSize(2);
    assertThatThrownBy(() -> ring.changed(OLD, AT, UNTIL))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRingIsReadAsItWasKept() {
    KeyRing ring =
        KeyRing.of(OLD)
            .changed(NEW, AT, UNTIL)
            .revoked(key("third"), AT + 1)
            .changed(key("fourth"), AT + 2, UNTIL);
    KeyRing read = KeyRing.parse("keys", ring.json().getBytes(UTF_8), OLD);
    assertThat(read.json()).isEqualTo(ring.json());
    assertThat(read.current().verifier()).hasToString(ring.current().verifier().toString());
    assertThat(read.statements()).hasSize(3);
    // Of another node, or with a statement about another key.
    assertThatThrownBy(() -> KeyRing.parse("keys", ring.json().getBytes(UTF_8), NEW))
        .isInstanceOf(BadInput.class);
    String swapped = ring.json().replaceFirst("\"next\":\"..", "\"next\":\"00");
    assertThatThrownBy(() -> KeyRing.parse("keys", swapped.getBytes(UTF_8), OLD))
        .isInstanceOf(BadInput.class);
  }
}
