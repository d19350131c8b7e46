package org.entente.app.taxii;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.entente.app.server.home.ServerCheck;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.exchange.log.Merkle;
import org.jspecify.annotations.Nullable;

/// Whom a TAXII client believes to be the server: whom the JDK's authorities vouch for, whom those
/// of a file do, or one certificate only.
final class TaxiiTrust {
  private static final int SHA_256 = 32;

  private TaxiiTrust() {}

  /// The authorities (or servers' own certificates) of a PEM file, and no others.
  static SSLContext of(Path pem) throws IOException {
    try (InputStream in = Files.newInputStream(pem)) {
      KeyStore trusted = KeyStore.getInstance("PKCS12");
      trusted.load(null, null);
      int count = 0;
      for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        trusted.setCertificateEntry("trusted" + count++, one);
      }
      if (count == 0) {
        throw new BadInput(pem.toString(), "", "it holds no certificate", "Give a PEM file");
      }
      TrustManagerFactory managers =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      managers.init(trusted);
      return ServerCheck.context(managers.getTrustManagers());
    } catch (CertificateException e) {
      throw new BadInput(pem.toString(), "", "it holds no certificate", "Give a PEM file", e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has PKIX", e);
    }
  }

  /// The one certificate with this SHA-256, whatever name stands in it.
  static SSLContext pinned(String fingerprint) {
    byte[] wanted;
    try {
      wanted = Hex.decode(fingerprint.replace(":", "").toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw bad(e);
    }
    if (wanted.length != SHA_256) {
      throw bad(null);
    }
    return new Pinned(Hex.encode(wanted)).context();
  }

  private static BadInput bad(@Nullable Throwable cause) {
    return new BadInput(
        "--pin",
        "",
        "it must be the 64 hex digits of a SHA-256",
        "See: openssl x509 -noout -fingerprint -sha256 -in FILE",
        cause);
  }

  private static final class Pinned extends ServerCheck {
    private final String wanted;

    Pinned(String wanted) {
      this.wanted = wanted;
    }

    @Override
    protected void check(X509Certificate shown) throws CertificateException {
      if (!Hex.encode(Merkle.sha256(shown.getEncoded())).equals(wanted)) {
        throw new CertificateException("this is not the pinned certificate");
      }
    }
  }
}
