package org.entente.app.server.partner;

import java.security.cert.X509Certificate;
import java.time.Instant;
import org.entente.app.server.Node;
import org.entente.app.server.home.PinnedKey;
import org.entente.exchange.store.Partner;
import org.entente.exchange.store.PartnerKeys;
import org.entente.exchange.taxii.Refusal;
import org.jspecify.annotations.Nullable;

/// Whether a partner's node that signed a request shows the certificate by which it is known here:
/// a signature alone, however it was come by, opens nothing. Over plain HTTP, which is for loopback
/// addresses, there is no certificate to show.
public final class ClientCheck {
  private final Node node;

  public ClientCheck(Node node) {
    this.node = node;
  }

  /// Throws [Refusal] with what is to be done.
  public void check(String name, @Nullable X509Certificate shown) {
    Partner partner = node.partners().named(name).orElseThrow(Refusal::notFound);
    if (node.home().settings().isHttp() || !partner.url().startsWith("https:")) {
      return;
    }
    if (shown == null) {
      throw refused("Show your node's client certificate: none came with this connection");
    }
    Instant now = Instant.ofEpochSecond(node.home().nowMicros() / 1_000_000);
    if (now.isAfter(shown.getNotAfter().toInstant())) {
      throw refused("Your client certificate ended at " + shown.getNotAfter().toInstant());
    }
    if (now.isBefore(shown.getNotBefore().toInstant())) {
      throw refused("Your client certificate begins at " + shown.getNotBefore().toInstant());
    }
    PartnerKeys.Known known = node.partnerKeys().known(name);
    if (!known.pins().contains(PinnedKey.hash(shown))) {
      // It may have another one since: its own note says so, at its own address.
      node.askIdentity(name);
      throw refused("Your client certificate is not the one that your identity names");
    }
  }

  private static Refusal refused(String why) {
    return new Refusal(403, "Forbidden", why);
  }
}
