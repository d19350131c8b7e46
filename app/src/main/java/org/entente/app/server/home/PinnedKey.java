package org.entente.app.server.home;

import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SSLContext;
import org.entente.base.BadInput;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.log.VerifierKey;

/// The TLS key of a partner's node, believed because the partner's own key says so: `/identity`
/// is a signed note that names it. No authority is trusted, so none can be made to lie.
public final class PinnedKey {
  public static final String PATH = "/identity";

  private static final String TLS = "tls ";

  /// What is taken: empty takes any, to be compared with what the note says.
  private final AtomicReference<String> wanted = new AtomicReference<>("");

  private final AtomicReference<String> seen = new AtomicReference<>("");

  /// The note of this node.
  public static String note(NodeHome home) throws IOException {
    SigningKey key = home.identity().key();
    String tls =
        home.settings().isHttp() ? "no tls\n" : TLS + hash(Certificates.own(home.tls())) + "\n";
    String text = key.verifier().name() + "\n" + tls;
    return text + "\n" + key.line(text);
  }

  private static String hash(X509Certificate certificate) {
    return Base64.getEncoder()
        .encodeToString(Merkle.sha256(certificate.getPublicKey().getEncoded()));
  }

  /// Believes the key that was seen if the partner's note names it. Throws [BadInput].
  public void believe(VerifierKey partner, byte[] note, boolean isTls) {
    SignedNote signed = SignedNote.parse(partner.name(), note);
    if (signed.signers(partner.name(), List.of(partner)).isEmpty()) {
      throw bad(partner, "what answers there did not sign with this partner's key");
    }
    List<String> lines = signed.text().lines().toList();
    if (!lines.getFirst().equals(partner.name())) {
      throw bad(partner, "its identity is that of " + lines.getFirst());
    }
    if (isTls && !lines.contains(TLS + seen.get())) {
      throw bad(partner, "its TLS key is not the one it signed for");
    }
    wanted.set(seen.get());
  }

  private static BadInput bad(VerifierKey partner, String reason) {
    return new BadInput(partner.name(), "", reason, "Compare keys with its people");
  }

  public SSLContext context() {
    return new Pinned().context();
  }

  private final class Pinned extends ServerCheck {
    @Override
    protected void check(X509Certificate shown) throws CertificateException {
      String key = hash(shown);
      seen.set(key);
      String only = wanted.get();
      if (!only.isEmpty() && !only.equals(key)) {
        wanted.set("");
        throw new CertificateException("the partner's TLS key changed");
      }
    }
  }
}
