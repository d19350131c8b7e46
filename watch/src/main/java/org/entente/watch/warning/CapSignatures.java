package org.entente.watch.warning;

import java.security.Key;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.crypto.MarshalException;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureException;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import org.entente.base.BadInput;
import org.entente.base.message.AlertMessage;
import org.entente.base.message.Phrase;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/// Verifies the enveloped signatures of an alert. Only a signature over the whole document
/// counts, and only by a key that is trusted beforehand: what a message says of its own key
/// proves nothing.
///
/// Whether each signature is of the allowed shape is decided here, by looking; the JDK then only
/// computes. So its own refusals can be switched off, which is what tells a weak signature from a
/// wrong one.
public final class CapSignatures {
  /// From best to worst; that of a message is the best of its signatures.
  public enum Verdict {
    VALID,
    WEAK,
    UNTRUSTED,
    INVALID,
    UNSIGNED;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One signature.
  ///
  /// @param algorithm like `rsa-sha256`
  /// @param digest like `sha256`
  /// @param signer the subject of the certificate that fits; empty when none does
  /// @param isWhole whether it covers the document
  public record Judged(
      Verdict verdict,
      Phrase reason,
      String algorithm,
      String digest,
      String signer,
      boolean isWhole) {
    /// The reason for programs.
    public String because() {
      return reason.english();
    }
  }

  /// A message's signatures.
  ///
  /// @param identifier null when there is none
  public record Result(
      @Nullable String identifier, Verdict verdict, Phrase reason, List<Judged> signatures) {
    public Result {
      signatures = List.copyOf(signatures);
    }

    /// The reason for programs.
    public String because() {
      return reason.english();
    }
  }

  private static final String NS = CapForm.NS_SIGNATURE;
  private static final int SHORTEST_RSA = 2048;
  private static final String ENVELOPED = NS + "enveloped-signature";

  private static final Set<String> C14N =
      Set.of(
          "http://www.w3.org/2001/10/xml-exc-c14n#",
          "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
          "http://www.w3.org/2006/12/xml-c14n11");

  private static final Set<String> STRONG =
      Set.of(
          "rsa-sha256",
          "rsa-sha384",
          "rsa-sha512",
          "ecdsa-sha256",
          "ecdsa-sha384",
          "ecdsa-sha512",
          "sha256-rsa-MGF1",
          "sha384-rsa-MGF1",
          "sha512-rsa-MGF1");

  private static final Set<String> OLD = Set.of("rsa-sha1", "ecdsa-sha1", "dsa-sha1");
  private static final Set<String> STRONG_DIGESTS = Set.of("sha256", "sha384", "sha512");

  private final byte[] bytes;
  private final List<X509Certificate> trusted;
  private final @Nullable Instant sent;

  private CapSignatures(byte[] bytes, List<X509Certificate> trusted, @Nullable Instant sent) {
    this.bytes = bytes;
    this.trusted = List.copyOf(trusted);
    this.sent = sent;
  }

  /// Throws [BadInput] for what can't be read as XML. `file` names it.
  public static Result verify(String file, byte[] bytes, List<X509Certificate> trusted) {
    Document document = parse(file, bytes);
    Element root = document.getDocumentElement();
    String identifier = CapReader.text(root, "identifier");
    Instant sent =
        Optional.ofNullable(CapReader.text(root, "sent")).flatMap(CapTime::instant).orElse(null);
    CapSignatures signatures = new CapSignatures(bytes, trusted, sent);
    int count = all(document).size();
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      judged.add(signatures.judge(file, i));
    }
    if (judged.isEmpty()) {
      return new Result(
          identifier, Verdict.UNSIGNED, Phrase.of(AlertMessage.SIGNED_NOT), List.of());
    }
    Judged best = judged.stream().min(Comparator.comparing(Judged::verdict)).orElseThrow();
    return new Result(identifier, best.verdict(), best.reason(), judged);
  }

  private static Document parse(String file, byte[] bytes) {
    try {
      return CapXml.parse(bytes);
    } catch (CapXml.Unreadable e) {
      throw new BadInput(file, "", String.valueOf(e.getMessage()), "Ask its sender.", e);
    }
  }

  private static List<Element> all(Document document) {
    NodeList found = document.getElementsByTagNameNS(NS, "Signature");
    List<Element> all = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      all.add((Element) found.item(i));
    }
    return all;
  }

  /// In a document of its own, from which its siblings are taken away.
  private Judged judge(String file, int index) {
    Document document = parse(file, bytes);
    List<Element> all = all(document);
    Element signature = all.get(index);
    String algorithm = fragment(signature, "SignatureMethod");
    String digest = fragment(signature, "DigestMethod");
    boolean isOnTop = document.getDocumentElement().isSameNode(signature.getParentNode());
    Phrase shape = isOnTop ? shape(signature) : Phrase.of(AlertMessage.SIGNED_NOT_CHILD);
    if (shape != null) {
      return new Judged(Verdict.INVALID, shape, algorithm, digest, "", false);
    }
    for (Element other : all) {
      if (!other.isSameNode(signature)
          && document.getDocumentElement().isSameNode(other.getParentNode())) {
        document.getDocumentElement().removeChild(other);
      }
    }
    dropStrangers(signature);
    if (!STRONG.contains(algorithm) && !OLD.contains(algorithm)) {
      return new Judged(
          Verdict.INVALID,
          Phrase.of(AlertMessage.SIGNED_ALGORITHM, algorithm),
          algorithm,
          digest,
          "",
          true);
    }
    return judge(signature, algorithm, digest);
  }

  private Judged judge(Element signature, String algorithm, String digest) {
    Phrase weakness = weakness(algorithm, digest);
    for (X509Certificate one : trusted) {
      if (verifies(signature, one.getPublicKey())) {
        Phrase outdated = outdated(one);
        Phrase weak = weakness == null ? weakness(one.getPublicKey()) : weakness;
        Verdict verdict =
            outdated != null ? Verdict.UNTRUSTED : weak == null ? Verdict.VALID : Verdict.WEAK;
        Phrase doubt = outdated == null ? weak : outdated;
        Phrase because = doubt == null ? Phrase.of(AlertMessage.SIGNED_TRUSTED) : doubt;
        return new Judged(verdict, because, algorithm, digest, name(one), true);
      }
    }
    for (X509Certificate one : enclosed(signature)) {
      if (verifies(signature, one.getPublicKey())) {
        return new Judged(
            Verdict.UNTRUSTED,
            Phrase.of(AlertMessage.SIGNED_UNTRUSTED),
            algorithm,
            digest,
            name(one),
            true);
      }
    }
    return new Judged(
        Verdict.INVALID, Phrase.of(AlertMessage.SIGNED_NO_KEY), algorithm, digest, "", true);
  }

  private static String name(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }

  /// Null when it wasn't.
  private @Nullable Phrase outdated(X509Certificate certificate) {
    Instant at = sent;
    if (at == null) {
      return Phrase.of(AlertMessage.SIGNED_NO_TIME);
    }
    try {
      certificate.checkValidity(Date.from(at));
      return null;
    } catch (CertificateException e) {
      return Phrase.of(AlertMessage.SIGNED_OUTDATED);
    }
  }

  private static @Nullable Phrase weakness(String algorithm, String digest) {
    if (OLD.contains(algorithm) || !STRONG_DIGESTS.contains(digest)) {
      return Phrase.of(AlertMessage.SIGNED_SHA1);
    }
    return null;
  }

  private static @Nullable Phrase weakness(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa when rsa.getModulus().bitLength() < SHORTEST_RSA ->
          Phrase.of(AlertMessage.SIGNED_SHORT_KEY, rsa.getModulus().bitLength());
      case RSAPublicKey _, ECPublicKey _ -> null;
      default -> Phrase.of(AlertMessage.SIGNED_OLD_KEY, key.getAlgorithm());
    };
  }

  /// Why a signature covers less than the document or does more than it may; null when it
  /// doesn't.
  private static @Nullable Phrase shape(Element signature) {
    List<Element> references = below(signature, "Reference");
    if (references.size() != 1) {
      return Phrase.of(AlertMessage.SIGNED_REFERENCES, references.size());
    }
    Element reference = references.getFirst();
    if (!reference.hasAttribute("URI") || !reference.getAttribute("URI").isEmpty()) {
      return Phrase.of(AlertMessage.SIGNED_PART);
    }
    boolean isEnveloped = false;
    for (Element transform : below(reference, "Transform")) {
      String uri = transform.getAttribute("Algorithm");
      isEnveloped |= uri.equals(ENVELOPED);
      if (!uri.equals(ENVELOPED) && !C14N.contains(uri)) {
        return Phrase.of(AlertMessage.SIGNED_TRANSFORM, uri);
      }
    }
    String canonical =
        below(signature, "CanonicalizationMethod").stream()
            .findFirst()
            .map(one -> one.getAttribute("Algorithm"))
            .orElse("");
    if (!C14N.contains(canonical)) {
      return Phrase.of(AlertMessage.SIGNED_CANONICAL, canonical);
    }
    String digest = fragment(signature, "DigestMethod");
    if (!STRONG_DIGESTS.contains(digest) && !digest.equals("sha1")) {
      return Phrase.of(AlertMessage.SIGNED_DIGEST, digest);
    }
    return isEnveloped ? null : Phrase.of(AlertMessage.SIGNED_NOT_ENVELOPED);
  }

  private static List<Element> below(Element parent, String name) {
    NodeList found = parent.getElementsByTagNameNS(NS, name);
    List<Element> all = new ArrayList<>();
    for (int i = 0; i < found.getLength(); i++) {
      all.add((Element) found.item(i));
    }
    return all;
  }

  /// The end of an algorithm's address.
  private static String fragment(Element signature, String name) {
    return below(signature, name).stream()
        .findFirst()
        .map(one -> one.getAttribute("Algorithm"))
        .map(uri -> uri.substring(uri.indexOf('#') + 1))
        .orElse("");
  }

  /// Elements of no namespace of ours inside a signature: the JDK would refuse to read it for
  /// them, and nothing that is signed depends on them.
  private static void dropStrangers(Element signature) {
    List<Node> strangers = new ArrayList<>();
    for (Node node = signature.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element child && !NS.equals(child.getNamespaceURI())) {
        strangers.add(child);
      }
    }
    strangers.forEach(signature::removeChild);
  }

  private static boolean verifies(Element signature, Key key) {
    DOMValidateContext context = new DOMValidateContext(key, signature);
    context.setProperty("org.jcp.xml.dsig.secureValidation", false);
    try {
      XMLSignature read = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
      return read.validate(context);
    } catch (MarshalException | XMLSignatureException | ClassCastException _) {
      return false;
    }
  }

  private static List<X509Certificate> enclosed(Element signature) {
    List<X509Certificate> all = new ArrayList<>();
    for (Element one : below(signature, "X509Certificate")) {
      try {
        byte[] der = java.util.Base64.getMimeDecoder().decode(one.getTextContent());
        all.add(
            (X509Certificate)
                CertificateFactory.getInstance("X.509")
                    .generateCertificate(new java.io.ByteArrayInputStream(der)));
      } catch (CertificateException | IllegalArgumentException _) {
        // No certificate: it can't vouch for anything.
      }
    }
    return all;
  }

  /// Reads certificates in PEM or DER. Throws [BadInput].
  public static List<X509Certificate> certificates(String file, byte[] bytes) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(new java.io.ByteArrayInputStream(bytes))
          .stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (CertificateException e) {
      throw new BadInput(file, "", "it is no certificate", "Give one in PEM.", e);
    }
  }
}
