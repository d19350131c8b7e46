package org.entente.app.server.home;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.List;
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
import org.entente.base.BadInput;

/// The certificates that a node makes for itself: an authority of its own (`ca.pem` is what
/// clients trust, `authority.p12` what it signs with) and one for its address (`node.p12`). That
/// one can be made anew while the authority stays, so that clients needn't be told.
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

  /// Of every node's authority alike: it is no secret whose a certificate is, and no proof.
  private static final X500Name NAME = new X500Name("CN=Entente node authority");

  /// The file is for its owner's eyes; PKCS #12 wants a password all the same.
  static final char[] PASSWORD = "entente".toCharArray();

  static final String ALIAS = "node";

  private static final String OWN = "node.p12";
  private static final String AUTHORITY = "authority.p12";
  private static final String TRUSTED = "ca.pem";

  /// How often the certificate was made anew.
  private static final String RENEWED = "renewed";

  /// An authority is good for so many certificates.
  private static final Duration AUTHORITY_LIFE = LIFE.multipliedBy(8);

  private Certificates() {}

  public static void make(Path folder, String host) throws IOException {
    try {
      Files.createDirectories(folder);
      keep(folder.resolve(OWN), leaf(authority(folder), host));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("certificates can't be made: " + e.getMessage(), e);
    }
  }

  /// Another key and certificate for the node, by its authority; by another authority where the
  /// key of the present one wasn't kept, which `ca.pem` then holds beside it. On disk when it
  /// returns: killed at any point, the folder has one of the two, which `ca.pem` trusts.
  static void renew(Path folder, String host) throws IOException {
    try {
      Signer authority =
          Files.exists(folder.resolve(AUTHORITY)) ? signer(folder) : authority(folder);
      WholeFile.write(folder.resolve(RENEWED), (renewed(folder) + 1) + "\n");
      keep(folder.resolve(OWN), leaf(authority, host));
    } catch (GeneralSecurityException | OperatorCreationException e) {
      throw new IOException("certificates can't be made: " + e.getMessage(), e);
    }
  }

  /// How often the node's certificate was made anew.
  static long renewed(Path folder) throws IOException {
    Path file = folder.resolve(RENEWED);
    String text = Files.exists(file) ? Files.readString(file).strip() : "0";
    if (!text.matches("[0-9]{1,9}")) {
      throw new BadInput(file.toString(), "", "it holds no number", "Restore it");
    }
    return Long.parseLong(text);
  }

  private record Signer(KeyPair pair, X509Certificate certificate) {}

  /// With its private key, which lies beside it.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Issued(KeyPair pair, X509Certificate... chain) {}

  private static Signer authority(Path folder)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    KeyPair pair = pair();
    JcaX509v3CertificateBuilder root = builder(NAME, NAME, pair, AUTHORITY_LIFE);
    root.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    root.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
    X509Certificate top = sign(root, pair);
    Path trusted = folder.resolve(TRUSTED);
    String before = Files.exists(trusted) ? Files.readString(trusted) : "";
    WholeFile.write(trusted, before + pem(top));
    keep(folder.resolve(AUTHORITY), new Issued(pair, top));
    return new Signer(pair, top);
  }

  private static Signer signer(Path folder) throws IOException, GeneralSecurityException {
    KeyStore keys = stored(folder.resolve(AUTHORITY));
    X509Certificate top = (X509Certificate) keys.getCertificate(ALIAS);
    PrivateKey key = (PrivateKey) keys.getKey(ALIAS, PASSWORD);
    return new Signer(new KeyPair(top.getPublicKey(), key), top);
  }

  private static Issued leaf(Signer by, String host)
      throws IOException, GeneralSecurityException, OperatorCreationException {
    KeyPair own = pair();
    JcaX509v3CertificateBuilder leaf = builder(NAME, new X500Name("CN=Entente node"), own, LIFE);
    leaf.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    leaf.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    leaf.addExtension(Extension.subjectAlternativeName, false, names(host));
    return new Issued(own, sign(leaf, by.pair()), by.certificate());
  }

  private static void keep(Path file, Issued one) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, PASSWORD);
    keys.setKeyEntry(ALIAS, one.pair().getPrivate(), PASSWORD, one.chain());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    keys.store(out, PASSWORD);
    WholeFile.write(file, out.toByteArray());
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
      X500Name issuer, X500Name subject, KeyPair pair, Duration life) {
    Instant now = Instant.now();
    return new JcaX509v3CertificateBuilder(
        issuer,
        new BigInteger(127, new SecureRandom()).add(BigInteger.ONE),
        Date.from(now.minus(Duration.ofHours(1))),
        Date.from(now.plus(life)),
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

  /// The authority that this node's clients trust, for its own commands.
  public static SSLContext trusting(Path folder) throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve(TRUSTED))) {
      return trusting(in);
    } catch (GeneralSecurityException e) {
      throw new IOException(folder + ": " + e.getMessage(), e);
    }
  }

  private static Collection<? extends Certificate> certificates(InputStream pem)
      throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509").generateCertificates(pem);
  }

  /// These certificates and no others.
  public static SSLContext trusting(InputStream pem) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (Certificate one : certificates(pem)) {
      trusted.setCertificateEntry("ca " + trusted.size(), one);
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  static KeyStore keys(Path folder) throws IOException, GeneralSecurityException {
    return stored(folder.resolve(OWN));
  }

  private static KeyStore stored(Path file) throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(in, PASSWORD);
      if (!keys.isKeyEntry(ALIAS)) {
        throw new BadInput(file.toString(), "", "there is no key in it", "Restore it");
      }
      return keys;
    }
  }

  /// A server's that asks nobody for a certificate.
  public static SSLContext context(Path folder) throws IOException {
    return new OwnCertificate(folder).context(new ClientTrust());
  }

  /// The certificate that a node shows.
  public static X509Certificate own(Path folder) throws IOException {
    return new OwnCertificate(folder).certificate();
  }

  /// For the node's port: it shows `own`, and wants a certificate of whoever has one that nodes
  /// make.
  public static SSLContext context(Path folder, OwnCertificate own) throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve(TRUSTED))) {
      X509Certificate[] named =
          certificates(in).stream()
              .map(X509Certificate.class::cast)
              .toArray(X509Certificate[]::new);
      return own.context(new ClientTrust(named));
    } catch (GeneralSecurityException e) {
      throw new IOException(folder + ": " + e.getMessage(), e);
    }
  }
}
