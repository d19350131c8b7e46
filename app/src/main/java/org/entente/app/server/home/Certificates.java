package org.entente.app.server.home;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/// The certificates that a node makes for itself: an authority of its own (`ca.pem` is what
/// clients trust) and one for its address (`node.p12`).
public final class Certificates {
  /// What a node speaks: nothing of RFC 7540, appendix A, for keys of either kind.
  public static final List<String> CIPHERS =
      List.of(
          "TLS_AES_256_GCM_SHA384",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

  private static final Duration LIFE = Duration.ofDays(825);

  /// The file is for its owner's eyes; PKCS #12 wants a password all the same.
  private static final char[] PASSWORD = "entente".toCharArray();

  private Certificates() {}

  public static void make(Path folder, String host) throws IOException {
    try {
      KeyPair authority = pair();
      KeyPair own = pair();
      X500Name issuer = new X500Name("CN=Entente node authority");
      JcaX509v3CertificateBuilder root = builder(issuer, issuer, authority);
      root.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
      root.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
      X509Certificate top = sign(root, authority);
      JcaX509v3CertificateBuilder leaf = builder(issuer, new X500Name("CN=Entente node"), own);
      leaf.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      leaf.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
      leaf.addExtension(Extension.subjectAlternativeName, false, names(host));
      Files.createDirectories(folder);
      Path store = folder.resolve("node.p12");
      Files.createFile(
          store,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, PASSWORD);
      keys.setKeyEntry(
          "node", own.getPrivate(), PASSWORD, new Certificate[] {sign(leaf, authority), top});
      try (OutputStream out = Files.newOutputStream(store)) {
        keys.store(out, PASSWORD);
      }
      Files.writeString(folder.resolve("ca.pem"), pem(top));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("certificates can't be made: " + e.getMessage(), e);
    }
  }

  private static GeneralNames names(String host) {
    boolean isAddress = host.matches("[0-9.]+|.*:.*");
    return new GeneralNames(
        new GeneralName[] {
          new GeneralName(
              isAddress ? GeneralName.iPAddress : GeneralName.dNSName,
              host.replace("[", "").replace("]", "")),
          new GeneralName(GeneralName.dNSName, "localhost")
        });
  }

  private static KeyPair pair() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static JcaX509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, KeyPair pair) {
    Instant now = Instant.now();
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(127, new SecureRandom()).add(BigInteger.ONE),
        Date.from(now.minus(Duration.ofHours(1))),
        Date.from(now.plus(LIFE)),
        subject,
        pair.getPublic());
  }

  private static X509Certificate sign(JcaX509v3CertificateBuilder builder, KeyPair by)
      throws OperatorCreationException, GeneralSecurityException {
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
  }

  private static String pem(X509Certificate certificate) throws GeneralSecurityException {
    String body =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
    return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
  }

  /// The node's own certificate.
  public static X509Certificate own(Path folder) throws IOException {
    try {
      return (X509Certificate) keys(folder).getCertificate("node");
    } catch (GeneralSecurityException e) {
      throw new IOException(folder + ": " + e.getMessage(), e);
    }
  }

  /// The authority that this node's clients trust, for its own commands.
  public static SSLContext trusting(Path folder) throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve("ca.pem"))) {
      return trusting(in);
    } catch (GeneralSecurityException e) {
      throw new IOException(folder + ": " + e.getMessage(), e);
    }
  }

  /// These certificates and no others.
  public static SSLContext trusting(InputStream pem) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
      trusted.setCertificateEntry("ca " + trusted.size(), one);
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  private static KeyStore keys(Path folder) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(folder.resolve("node.p12"))) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD);
      return keys;
    }
  }

  public static SSLContext context(Path folder) throws IOException {
    try {
      KeyStore keys = keys(folder);
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(keys, PASSWORD);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IOException(folder + ": " + e.getMessage(), e);
    }
  }
}
