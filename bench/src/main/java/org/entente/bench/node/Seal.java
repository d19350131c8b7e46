package org.entente.bench.node;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Base64;
import org.entente.watch.warning.CapSigner;

/// What a sender of warnings signs with, and by what others know it.
///
/// @param pem the certificate as text
record Seal(CapSigner signer, X509Certificate certificate, String pem) {
  private static final String PASSWORD = "measured";
  private static final int LINE = 64;

  /// Makes a key in a folder, by the JDK's own tool.
  static Seal make(Path folder) throws IOException, InterruptedException {
    Path store = folder.resolve("sender.p12");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "sender",
                "-keyalg",
                "RSA",
                "-keysize",
                "2048",
                "-dname",
                "CN=sender",
                "-startdate",
                "-1d",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), US_ASCII);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
    try {
      KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
      if (keys.getKey("sender", PASSWORD.toCharArray()) instanceof PrivateKey key
          && keys.getCertificate("sender") instanceof X509Certificate certificate) {
        String base64 =
            Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        String pem = "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        return new Seal(new CapSigner(key, certificate), certificate, pem);
      }
      throw new IOException(store + " holds no key");
    } catch (GeneralSecurityException e) {
      throw new IOException(e);
    }
  }
}
