package org.entente.app.server.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import org.entente.app.server.Answer;
import org.entente.app.server.Asked;
import org.entente.app.server.Node;
import org.entente.app.server.Who;
import org.entente.exchange.key.KeyStatement;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.store.Partner;
import org.entente.exchange.store.PartnerKeys;
import org.entente.exchange.store.Witness;
import org.entente.exchange.taxii.Refusal;

/// We as a witness: `POST /witness/add-checkpoint` (C2SP tlog-witness) for the logs that partners
/// keep for others, `GET /witness/checkpoint?origin=…` for whoever a log is for.
public final class WitnessRoutes {
  private static final String SIZE = "text/x.tlog.size";
  private static final String VKEY = "text/x.entente.vkey";

  private final Node node;

  public WitnessRoutes(Node node) {
    this.node = node;
  }

  public Answer add(Asked asked) {
    Partner partner = partner(asked);
    if (!node.home().settings().isWitness()) {
      throw Refusal.notFound();
    }
    return switch (node.witness().cosign(partner, asked.body().read(SignedNote.LONGEST))) {
      case Witness.Answer.Cosigned cosigned ->
          Answer.text("text/plain; charset=utf-8", cosigned.line());
      case Witness.Answer.AtSize at ->
          new Answer(409, Map.of("Content-Type", SIZE), (at.size() + "\n").getBytes(UTF_8));
    };
  }

  /// The log's owner and its recipient may know; to others it is as if nothing were held.
  public Answer show(Asked asked) {
    Partner partner = partner(asked);
    String origin = asked.one("origin").orElseThrow(() -> Refusal.badRequest("Name the origin"));
    Witness.Seen seen = node.witness().seen(origin).orElseThrow(Refusal::notFound);
    boolean isFor =
        seen.sender().equals(partner.name()) || origin.endsWith("/released/" + partner.name());
    if (!isFor) {
      throw Refusal.notFound();
    }
    return Answer.text("text/plain; charset=utf-8", seen.note());
  }

  /// A partner's node says something of its keys; also one that isn't active, for a key that was
  /// revoked must be heard of from everybody.
  public Answer keys(Asked asked) {
    if (!(asked.who() instanceof Who.PartnerNode asking)) {
      throw Refusal.notFound();
    }
    byte[] body = asked.body().read(KeyStatement.LONGEST);
    return switch (node.partnerKeys().hear(asking.partner(), body)) {
      case PartnerKeys.Answer.Taken taken -> {
        // Who speaks with this partner does so by its new key.
        node.bell().ring();
        yield Answer.text("text/plain; charset=utf-8", taken.receipt());
      }
      case PartnerKeys.Answer.KnownBy known ->
          new Answer(409, Map.of("Content-Type", VKEY), (known.vkey() + "\n").getBytes(UTF_8));
    };
  }

  private Partner partner(Asked asked) {
    if (!(asked.who() instanceof Who.PartnerNode asking)) {
      throw Refusal.notFound();
    }
    return node.partners()
        .named(asking.partner())
        .filter(Partner::isActive)
        .orElseThrow(Refusal::notFound);
  }
}
