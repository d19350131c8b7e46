package org.entente.app.taxii;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
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
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.exchange.log.Merkle;

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
      return context(managers.getTrustManagers());
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
    return context(new TrustManager[] {new Pinned(Hex.encode(wanted))});
  }

  private static BadInput bad(@org.jspecify.annotations.Nullable Throwable cause) {
    return new BadInput(
        "--pin",
        "",
        "it must be the 64 hex digits of a SHA-256",
        "See: openssl x509 -noout -fingerprint -sha256 -in FILE",
        cause);
  }

  private static SSLContext context(TrustManager[] managers) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has TLS", e);
    }
  }

  private static final class Pinned extends X509ExtendedTrustManager {
    private final String wanted;

    Pinned(String wanted) {
      this.wanted = wanted;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
      if (!Hex.encode(Merkle.sha256(chain[0].getEncoded())).equals(wanted)) {
        throw new CertificateException("this is not the pinned certificate");
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      throw new CertificateException("no clients here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      throw new CertificateException("no clients here");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("no clients here");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
