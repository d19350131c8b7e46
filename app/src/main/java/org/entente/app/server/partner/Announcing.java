package org.entente.app.server.partner;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLEncoder;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import org.entente.app.server.Node;
import org.entente.app.server.home.OwnCertificate;
import org.entente.exchange.key.KeyStatement;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.store.Audit;
import org.entente.exchange.store.Partner;
import org.jspecify.annotations.Nullable;

/// Tells one partner what we said of our keys until it has taken it, and asks it again who it is
/// when it shows a certificate that we don't know.
final class Announcing {
  static final Duration BEAT = Duration.ofMillis(500);
  static final Duration LOOK = Duration.ofSeconds(5);

  private static final String HEAR = "/witness/keys";

  private final Node node;
  private final Partner partner;
  private final PartnerLink link;

  /// The certificate of ours that this partner has let in.
  private @Nullable X509Certificate shown;

  Announcing(Node node, Partner partner, PartnerLink link) {
    this.node = node;
    this.partner = partner;
    this.link = link;
  }

  void once() throws IOException, InterruptedException {
    if (node.isIdentityAsked(partner.name())) {
      link.forget();
      link.know();
      node.hasIdentity(partner.name());
    }
    showCertificate();
    for (KeyStatement statement : node.partnerKeys().open(partner.name())) {
      if (!tell(statement)) {
        return;
      }
    }
  }

  /// Another certificate of ours shows itself by being shown: a partner that doesn't know it asks
  /// who we are.
  private void showCertificate() throws IOException, InterruptedException {
    OwnCertificate own = node.home().certificate();
    X509Certificate now = own == null ? null : own.certificate();
    if (now == null || now.equals(shown)) {
      return;
    }
    String origin = URLEncoder.encode(node.inbox().key(partner).name(), UTF_8);
    PartnerLink.Reply reply = link.get("/witness/checkpoint?origin=" + origin, SignedNote.LONGEST);
    if (reply.status() == 403) {
      throw new IOException("it doesn't know our certificate yet");
    }
    shown = now;
  }

  /// Whether the next may be told.
  private boolean tell(KeyStatement statement) throws IOException, InterruptedException {
    PartnerLink.Reply reply = link.post(HEAR, statement.note().toString().getBytes(UTF_8));
    if (reply.isThere()) {
      node.partnerKeys().acknowledge(partner, statement, reply.body());
      String hash = statement.hash();
      node.audit()
          .append(
              new Audit.Act(
                  "node " + partner.name(), "receipt", "", "statement about keys", hash, "ok"));
      return true;
    }
    String present = node.home().identity().key().verifier().toString();
    boolean isKnown =
        reply.status() == 409 && new String(reply.body(), UTF_8).strip().equals(present);
    if (isKnown) {
      // It has our card of today; how we came by the key it needn't hear.
      List<KeyStatement> open = node.partnerKeys().open(partner.name());
      open.forEach(one -> node.partnerKeys().settle(partner.name(), one, ""));
      return false;
    }
    throw new IOException("it does not take what we say of our keys: status " + reply.status());
  }
}
