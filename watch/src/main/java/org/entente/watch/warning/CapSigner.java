package org.entente.watch.warning;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.DigestMethod;
import javax.xml.crypto.dsig.Transform;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.entente.base.BadInput;
import org.w3c.dom.Document;

/// Signs alerts as [CapSignatures] wants them: enveloped, over the whole document, exclusive
/// canonicalisation, RSA-SHA256 or ECDSA-SHA256, with the certificate beside the signature for
/// whoever must find out which of the pinned ones it is.
public final class CapSigner {
  private static final String MORE = "http://www.w3.org/2001/04/xmldsig-more#";
  private static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";

  private final PrivateKey key;
  private final X509Certificate certificate;
  private final String method;

  /// Throws [BadInput] for a key that isn't the certificate's, or that verifiers refuse.
  public CapSigner(PrivateKey key, X509Certificate certificate) {
    this.key = key;
    this.certificate = certificate;
    PublicKey publicKey = certificate.getPublicKey();
    method =
        switch (publicKey) {
          case RSAPublicKey rsa when rsa.getModulus().bitLength() >= 2048 -> MORE + "rsa-sha256";
          case ECPublicKey _ -> MORE + "ecdsa-sha256";
          default ->
              throw new BadInput(
                  "the certificate",
                  "",
                  "its key is neither RSA of 2048 bits or more nor on an elliptic curve",
                  "Make another");
        };
  }

  /// Gives the signed alert; signatures that it has are kept beside. Throws [BadInput].
  public byte[] sign(String source, byte[] alert) {
    try {
      Document document = CapXml.parse(alert);
      XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
      KeyInfoFactory keys = factory.getKeyInfoFactory();
      DOMSignContext context = new DOMSignContext(key, document.getDocumentElement());
      context.setDefaultNamespacePrefix("ds");
      factory
          .newXMLSignature(
              factory.newSignedInfo(
                  factory.newCanonicalizationMethod(EXCLUSIVE, (C14NMethodParameterSpec) null),
                  factory.newSignatureMethod(method, null),
                  List.of(
                      factory.newReference(
                          "",
                          factory.newDigestMethod(DigestMethod.SHA256, null),
                          List.of(
                              factory.newTransform(
                                  Transform.ENVELOPED, (TransformParameterSpec) null),
                              factory.newTransform(
                                  CanonicalizationMethod.EXCLUSIVE, (TransformParameterSpec) null)),
                          null,
                          null))),
              keys.newKeyInfo(List.of(keys.newX509Data(List.of(certificate)))))
          .sign(context);
      byte[] signed = CapXml.bytes(document);
      check(source, signed);
      return signed;
    } catch (CapXml.Unreadable e) {
      throw new BadInput(source, "", String.valueOf(e.getMessage()), "Give an alert in CAP", e);
    } catch (GeneralSecurityException | MarshalException | XMLSignatureException e) {
      throw new BadInput(source, "", "it can't be signed: " + e.getMessage(), "Try another key", e);
    }
  }

  /// What was just signed must verify: else the key isn't the certificate's.
  private void check(String source, byte[] signed) {
    CapSignatures.Result result = CapSignatures.verify(source, signed, List.of(certificate));
    if (result.verdict() != CapSignatures.Verdict.VALID) {
      throw new BadInput(
          source,
          "",
          "what was signed doesn't verify: " + result.because(),
          "Give the certificate of this key, valid when the alert is sent");
    }
  }

  /// Reads a key in PEM (PKCS #8, not encrypted). Throws [BadInput].
  public static PrivateKey key(String file, String pem) {
    String body = pem.replaceAll("-----(BEGIN|END) PRIVATE KEY-----|\\s", "");
    try {
      PKCS8EncodedKeySpec spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(body));
      for (String algorithm : List.of("RSA", "EC")) {
        try {
          return KeyFactory.getInstance(algorithm).generatePrivate(spec);
        } catch (java.security.spec.InvalidKeySpecException _) {
          // The other kind.
        }
      }
    } catch (IllegalArgumentException | GeneralSecurityException _) {
      // Told below, without what stands in it.
    }
    throw new BadInput(
        file,
        "",
        "it is no private key of RSA or an elliptic curve in PEM (PKCS #8)",
        "Make one: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256");
  }
}
