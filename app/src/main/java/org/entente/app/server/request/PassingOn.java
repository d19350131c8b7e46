package org.entente.app.server.request;

import org.entente.app.server.Asked;
import org.entente.app.server.Node;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.log.VerifierKey;
import org.entente.exchange.release.Purpose;
import org.entente.exchange.request.RequestKind;
import org.entente.exchange.store.Partner;

/// Makes whole what somebody says of an object that is to be passed on: they name it and the
/// recipient as this node does, the originator is asked for exactly these bytes and that key.
final class PassingOn {
  private final Node node;

  PassingOn(Node node) {
    this.node = node;
  }

  /// The body of any other draft as it is. Throws [org.entente.exchange.taxii.Refusal].
  JsonValue.Members whole(JsonValue.Members body, String originator, boolean isExercise) {
    if (!body.optional("kind").orElse("").equals(RequestKind.PASS_ON.word())) {
      return body;
    }
    String purpose = body.optional("purpose").orElse("");
    boolean isForExercise = purpose.equals(Purpose.EXERCISE.word());
    if (isExercise != isForExercise) {
      throw Asked.unprocessable("purpose: exercise goes with an exercise, and with nothing else");
    }
    String target = body.optional("target").orElse("");
    JsonValue.Members whole =
        body.with("place", JsonValue.of(keyName(body.optional("place").orElse(""))));
    return target.contains("@")
        ? whole
        : whole.with("target", JsonValue.of(target + "@" + hash(originator, target)));
  }

  private String keyName(String name) {
    return node.partners()
        .named(name)
        .map(one -> VerifierKey.parse(one.name(), one.vkey()).name())
        .orElse(name);
  }

  private String hash(String originator, String id) {
    Partner partner =
        node.partners()
            .named(originator)
            .orElseThrow(() -> Asked.unprocessable("to must name the partner it came from"));
    return node.inbox()
        .given(partner, id)
        .orElseThrow(
            () -> Asked.unprocessable(originator + " gave us no " + id + ", or took it back"));
  }
}
