package org.entente.app.server.door;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.app.server.Node;
import org.entente.app.server.home.Fingerprint;
import org.entente.app.server.home.OwnCertificate;
import org.entente.app.server.home.PinnedKey;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.key.KeyChange;
import org.entente.exchange.key.KeyRing;
import org.entente.exchange.key.KeyStatement;
import org.entente.exchange.store.Partner;
import org.entente.exchange.taxii.TaxiiTime;

/// What is done to the keys by which a node is known, while it runs or not: another one, another
/// certificate, none of the two to be believed any more.
final class KeyActions {
  static final String PREFIX = "key-";

  private static final int USUAL_DAYS = 7;

  private final Node node;

  KeyActions(Node node) {
    this.node = node;
  }

  /// Throws [BadInput] for what can't be.
  Map<String, JsonValue> perform(String action, JsonValue.Members with) {
    try {
      switch (action) {
        case "key-show" -> {}
        case "key-rotate" -> node.home().own().change(node.home().nowMicros(), overlap(with));
        case "key-revoke" -> node.home().own().revoke(node.home().nowMicros());
        case "key-tls" -> node.home().renewCertificate();
        default ->
            throw new BadInput(action, "", "there is no such action", "See the node's reference");
      }
      return shown();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Duration overlap(JsonValue.Members with) {
    long most = KeyChange.LONGEST_OVERLAP.toDays();
    JsonValue days = with.get("days");
    if (days == null) {
      return Duration.ofDays(USUAL_DAYS);
    }
    boolean isRight =
        days instanceof JsonValue.Numeral number
            && number.text().matches("[0-9]{1,3}")
            && Long.parseLong(number.text()) <= most;
    if (!isRight) {
      throw new BadInput(
          "--overlap", "", "it must be from 0 to " + most + " days", "Give a number");
    }
    return Duration.ofDays(Long.parseLong(((JsonValue.Numeral) days).text()));
  }

  /// What the node is known by, what it was known by, and who still knows it by that.
  Map<String, JsonValue> shown() throws IOException {
    KeyRing ring = node.home().identity().keys();
    String vkey = ring.current().verifier().toString();
    Map<String, JsonValue> all = new LinkedHashMap<>();
    all.put("vkey", JsonValue.of(vkey));
    all.put("fingerprint", JsonValue.of(Fingerprint.of(vkey)));
    OwnCertificate own = node.home().certificate();
    if (own != null) {
      all.put("tls", JsonValue.of(PinnedKey.hash(own.certificate())));
      all.put("tlsEnds", JsonValue.of(own.certificate().getNotAfter().toInstant().toString()));
    }
    Optional<String> quantum = node.home().identity().quantumKey().map(Object::toString);
    quantum.ifPresent(key -> all.put("mlDsa", JsonValue.of(key)));
    List<JsonValue> former = new ArrayList<>();
    for (KeyRing.Former one : ring.former()) {
      former.add(new JsonValue.Members(line(one)));
    }
    all.put("former", new JsonValue.Array(former));
    return all;
  }

  private Map<String, JsonValue> line(KeyRing.Former former) {
    Map<String, JsonValue> line = new LinkedHashMap<>();
    line.put("vkey", JsonValue.of(former.key().verifier().toString()));
    line.put("revoked", JsonValue.of(former.isRevoked()));
    if (former.end() instanceof KeyChange change) {
      line.put("until", JsonValue.of(TaxiiTime.text(change.until())));
    }
    line.put("statement", JsonValue.of(former.end().note().toString()));
    line.put("untaken", JsonValue.texts(waiting(former.end())));
    return line;
  }

  /// The partners that haven't said yet that they have taken it.
  private List<String> waiting(KeyStatement statement) {
    return node.partners().all().stream()
        .filter(one -> one.state() != Partner.State.REMOVED)
        .map(Partner::name)
        .filter(
            name ->
                node.partnerKeys().open(name).stream()
                    .anyMatch(open -> open.hash().equals(statement.hash())))
        .toList();
  }
}
