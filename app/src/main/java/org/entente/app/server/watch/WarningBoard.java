package org.entente.app.server.watch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.app.server.HeldWarning;
import org.entente.app.server.Node;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.store.Warnings;
import org.entente.exchange.taxii.TaxiiTime;
import org.entente.watch.warning.CapMessage;
import org.entente.watch.warning.MessageKey;
import org.jspecify.annotations.Nullable;

/// Who has acknowledged a warning, who hasn't, and since when it waits: this node's people, and
/// each partner to whom it was released. An acknowledgement counts by the log it came in, not by
/// the name that stands in it.
final class WarningBoard {
  private final Node node;
  private final List<HeldWarning> all;

  WarningBoard(Node node) {
    this.node = node;
    all = node.warnings().all();
  }

  JsonValue of(HeldWarning warning) {
    String us = node.home().settings().name();
    List<JsonValue> parties = new ArrayList<>();
    parties.add(party(us, warning.atMicros(), true, ack(warning, null)));
    String object = WarningArtifact.id(warning.alert().bytes());
    for (Warnings.Sent one : node.store().warnings().sent(object)) {
      HeldWarning ack = ack(warning, "partner " + one.partner());
      parties.add(party(one.partner(), one.atMicros(), one.isDelivered(), ack));
    }
    return new JsonValue.Array(parties);
  }

  private static JsonValue party(
      String name, long since, boolean isDelivered, @Nullable HeldWarning ack) {
    Map<String, JsonValue> told = new LinkedHashMap<>();
    told.put("party", JsonValue.of(name));
    told.put("since", JsonValue.of(TaxiiTime.text(since)));
    told.put("delivered", JsonValue.of(isDelivered));
    JsonValue at =
        ack == null ? new JsonValue.Null() : JsonValue.of(TaxiiTime.text(ack.atMicros()));
    told.put("acknowledged", at);
    JsonValue by =
        ack == null || !ack.origin().startsWith("person ")
            ? new JsonValue.Null()
            : JsonValue.of(ack.origin().substring("person ".length()));
    told.put("by", by);
    return new JsonValue.Members(told);
  }

  /// What our own people have acknowledged.
  Set<MessageKey> seen() {
    Set<MessageKey> seen = new HashSet<>();
    for (HeldWarning one : all) {
      if (isAck(one) && isOurs(one)) {
        seen.addAll(one.message().references());
      }
    }
    return seen;
  }

  private static boolean isAck(HeldWarning one) {
    return one.message().kind() == CapMessage.Kind.ACK && one.authority().isEmpty();
  }

  static boolean isOurs(HeldWarning one) {
    return one.origin().startsWith("person ") || one.origin().equals("node");
  }

  /// The first acknowledgement from there; null while there is none.
  ///
  /// @param origin null for our own people
  @Nullable HeldWarning ack(HeldWarning warning, @Nullable String origin) {
    for (HeldWarning one : all) {
      boolean isFrom = origin == null ? isOurs(one) : one.origin().equals(origin);
      if (isFrom && isAck(one) && one.message().references().contains(warning.message().key())) {
        return one;
      }
    }
    return null;
  }
}
