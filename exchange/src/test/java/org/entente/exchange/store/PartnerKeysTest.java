package org.entente.exchange.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.entente.base.BadInput;
import org.entente.exchange.key.KeyChange;
import org.entente.exchange.key.KeyReceipt;
import org.entente.exchange.key.KeyRevocation;
import org.entente.exchange.key.KeyRing;
import org.entente.exchange.key.KeyStatement;
import org.entente.exchange.log.Checkpoint;
import org.entente.exchange.log.Frontier;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.log.VerifierKey;
import org.entente.exchange.taxii.Refusal;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Japan's node hears of the keys of the American one: what it takes, what it refuses, and what it
/// believes afterwards.
class PartnerKeysTest {
  private static final long AT = 1_800_000_000_000_000L;
  private static final long DAY = 86_400_000_000L;
  private static final long UNTIL = AT + 7 * DAY;
  private static final SigningKey K0 = us("0");
  private static final SigningKey K1 = us("1");
  private static final SigningKey K2 = us("2");
  private static final SigningKey THIEF = us("thief");

  @TempDir private Path folder;
  private final AtomicLong now = new AtomicLong(AT);
  private final Identity jp =
      new Identity("jp", "JPN", new SigningKey("entente/jp", Merkle.sha256("jp".getBytes(UTF_8))));

  private static SigningKey us(String seed) {
    return new SigningKey("entente/us", Merkle.sha256(seed.getBytes(UTF_8)));
  }

  private static String vkey(SigningKey key) {
    return key.verifier().toString();
  }

  private NodeStore open(TestEngine engine) throws IOException {
    Surroundings around =
        new Surroundings() {
          @Override
          public long nowMicros() {
            return now.get();
          }

          @Override
          public String uuid(String purpose, long number) {
            return new StandingClock().uuid(purpose, number);
          }
        };
    NodeStore store = engine.open(folder, around);
    store.partners(jp).put(partner(K0));
    return store;
  }

  private static Partner partner(SigningKey key) {
    return new Partner("us", "USA", "https://us", vkey(key), Partner.State.ACTIVE);
  }

  private Partner us(NodeStore store) {
    return store.partners(jp).named("us").orElseThrow();
  }

  private PartnerKeys.Answer hear(NodeStore store, KeyStatement statement) {
    return store.partners(jp).keys().hear("us", statement.note().toString().getBytes(UTF_8));
  }

  private boolean isTaken(NodeStore store, KeyStatement statement) {
    return hear(store, statement) instanceof PartnerKeys.Answer.Taken;
  }

  private static SignedNote head(SigningKey... keys) {
    String origin = "entente/us/released/jp";
    String text = Checkpoint.of(origin, Frontier.empty()).text();
    StringBuilder note = new StringBuilder(text + "\n");
    for (SigningKey key : keys) {
      note.append(key.named(origin).line(text));
    }
    return SignedNote.parse("head", note.toString().getBytes(UTF_8));
  }

  private boolean isBelieved(NodeStore store, SigningKey... keys) {
    try {
      store.inbox(jp).verified(us(store), head(keys));
      return true;
    } catch (BadInput _) {
      return false;
    }
  }

  @ParameterizedTest
  @EnumSource(TestEngine.class)
  void aChangeIsTakenOnceAndTheOldKeyIsBelievedUntilItsEnd(TestEngine engine) throws Exception {
    try (NodeStore store = open(engine)) {
      KeyChange change = KeyChange.make(K0, K1, AT, UNTIL);
      PartnerKeys.Answer first = hear(store, change);
      assertThat(us(store).vkey()).isEqualTo(vkey(K1));
      String receipt = ((PartnerKeys.Answer.Taken) first).receipt();
      List<VerifierKey> japan = List.of(jp.key().verifier());
      assertThat(KeyReceipt.checked("r", receipt.getBytes(UTF_8), change, japan)).isNotNull();
      // Once more is no news.
      assertThat(hear(store, change)).isEqualTo(first);
      assertThat(us(store).former()).hasSize(1);
      assertThat(isBelieved(store, K0)).isTrue();
      assertThat(isBelieved(store, K1)).isTrue();
      assertThat(isBelieved(store, THIEF)).isFalse();
      now.set(UNTIL + DAY);
      assertThat(isBelieved(store, K0)).isFalse();
      assertThat(isBelieved(store, K1)).isTrue();
      assertThat(us(store).everKeys()).hasSize(2);
    }
    // What was acknowledged is there after a restart.
    try (NodeStore store = engine.open(folder, new StandingClock())) {
      assertThat(us(store).vkey()).isEqualTo(vkey(K1));
    }
  }

  @ParameterizedTest
  @EnumSource(TestEngine.class)
  void whatIsForgedReplayedOrOutOfOrderIsRefused(TestEngine engine) throws Exception {
    try (NodeStore store = open(engine)) {
      KeyChange first = KeyChange.make(K0, K1, AT, UNTIL);
      KeyChange second = KeyChange.make(K1, K2, AT, UNTIL);
      // The second before the first: it says which key stands here, and nothing changes.
      assertThat(hear(store, second)).isEqualTo(new PartnerKeys.Answer.KnownBy(vkey(K0)));
      assertThat(isTaken(store, first)).isTrue();
      assertThat(isTaken(store, second)).isTrue();
      assertThat(us(store).vkey()).isEqualTo(vkey(K2));
      // Replayed, it leads nowhere.
      assertThat(isTaken(store, first)).isTrue();
      assertThat(us(store).vkey()).isEqualTo(vkey(K2));
      // Whoever has an old key says that another one follows.
      assertThatThrownBy(() -> hear(store, KeyChange.make(K0, THIEF, AT, UNTIL)))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("compare keys");
      assertThat(hear(store, KeyChange.make(THIEF, us("x"), AT, UNTIL)))
          .isEqualTo(new PartnerKeys.Answer.KnownBy(vkey(K2)));
      assertThatThrownBy(() -> hear(store, KeyChange.make(K2, K0, AT, UNTIL)))
          .isInstanceOf(Refusal.class)
          .hasMessageContaining("never comes back");
      // Of another node.
      SigningKey kr = new SigningKey("entente/kr", Merkle.sha256("kr".getBytes(UTF_8)));
      SigningKey kr2 = new SigningKey("entente/kr", Merkle.sha256("kr2".getBytes(UTF_8)));
      assertThat(isTaken(store, KeyChange.make(kr, kr2, AT, UNTIL))).isFalse();
      assertThatThrownBy(() -> store.partners(jp).keys().hear("us", "nonsense".getBytes(UTF_8)))
          .isInstanceOf(Refusal.class);
      assertThat(us(store).vkey()).isEqualTo(vkey(K2));
    }
  }

  @ParameterizedTest
  @EnumSource(TestEngine.class)
  void whoKnowsTheNewKeyAlreadyLearnsWhichWasBefore(TestEngine engine) throws Exception {
    try (NodeStore store = open(engine)) {
      KeyChange change = KeyChange.make(us("-1"), K0, AT, UNTIL);
      assertThat(isTaken(store, change)).isTrue();
      assertThat(us(store).vkey()).isEqualTo(vkey(K0));
      assertThat(isBelieved(store, us("-1"))).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(TestEngine.class)
  void aRevokedKeyEndsAllUntilPeopleCompareAnother(TestEngine engine) throws Exception {
    try (NodeStore store = open(engine)) {
      assertThat(isTaken(store, KeyRevocation.make(K0, AT))).isTrue();
      assertThat(us(store).state()).isEqualTo(Partner.State.COMPROMISED);
      assertThat(us(store).isActive()).isFalse();
      assertThat(isBelieved(store, K0)).isFalse();
      assertThat(us(store).keys(now.get())).isEmpty();
      // The thief can't lead on from it, and nobody takes it up again.
      assertThat(isTaken(store, KeyChange.make(K0, THIEF, AT, UNTIL))).isFalse();
      assertThatThrownBy(() -> store.partners(jp).set("us", Partner.State.ACTIVE))
          .isInstanceOf(Refusal.class);
      assertThatThrownBy(() -> store.partners(jp).put(partner(K0))).isInstanceOf(Refusal.class);
      assertThatThrownBy(() -> store.partners(jp).put(partner(K1))).isInstanceOf(Refusal.class);
      store.partners(jp).put(partner(K1), true);
      assertThat(us(store).isActive()).isTrue();
      assertThat(isBelieved(store, K1)).isTrue();
      assertThat(isBelieved(store, K0)).isFalse();
      assertThatThrownBy(() -> store.partners(jp).put(partner(K0), true))
          .isInstanceOf(Refusal.class);
      assertThat(isTaken(store, KeyChange.make(K0, THIEF, AT, UNTIL))).isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(TestEngine.class)
  void aKeyThatWasChangedBeforeCanBeRevokedToo(TestEngine engine) throws Exception {
    try (NodeStore store = open(engine)) {
      assertThat(isTaken(store, KeyChange.make(K0, K1, AT, UNTIL))).isTrue();
      assertThat(isTaken(store, KeyRevocation.make(K0, AT))).isTrue();
      assertThat(us(store).isActive()).isTrue();
      assertThat(isBelieved(store, K0)).isFalse();
      assertThat(isBelieved(store, K1)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource(TestEngine.class)
  void whatItIsKnownByGoesForwardOnly(TestEngine engine) throws Exception {
    try (NodeStore store = open(engine)) {
      PartnerKeys keys = store.partners(jp).keys();
      assertThat(keys.known("us")).isEqualTo(PartnerKeys.Known.NOTHING);
      PartnerKeys.Known two = new PartnerKeys.Known(2, List.of("AA==", "BB=="), null);
      keys.learn("us", two, false);
      assertThat(keys.known("us")).isEqualTo(two);
      PartnerKeys.Known one = new PartnerKeys.Known(1, List.of("CC=="), null);
      assertThatThrownBy(() -> keys.learn("us", one, false)).isInstanceOf(BadInput.class);
      assertThat(keys.known("us")).isEqualTo(two);
      // People may say otherwise.
      keys.learn("us", new PartnerKeys.Known(0, List.of("CC=="), null), true);
      assertThat(keys.known("us").pins()).containsExactly("CC==");
      assertThat(keys.known("us").number()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(TestEngine.class)
  void ourOwnStatementsAreOpenUntilEachPartnerHasTakenThem(TestEngine engine) throws Exception {
    try (NodeStore store = open(engine)) {
      KeyRing ring =
          KeyRing.of(jp.key()).changed(new SigningKey("entente/jp", new byte[32]), AT, UNTIL);
      Identity changed = new Identity("jp", "JPN", () -> ring, List.of());
      PartnerKeys keys = store.partners(changed).keys();
      assertThat(keys.open("us")).hasSize(1);
      KeyStatement said = keys.open("us").getFirst();
      byte[] forged = KeyReceipt.make(List.of(THIEF), said).getBytes(UTF_8);
      assertThatThrownBy(() -> keys.acknowledge(us(store), said, forged))
          .isInstanceOf(BadInput.class);
      assertThat(keys.open("us")).hasSize(1);
      keys.acknowledge(us(store), said, KeyReceipt.make(List.of(K0), said).getBytes(UTF_8));
      assertThat(keys.open("us")).isEmpty();
    }
  }
}
