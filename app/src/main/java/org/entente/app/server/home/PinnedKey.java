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
import org.entente.exchange.store.Identity;
import org.entente.exchange.store.PartnerKeys;
import org.jspecify.annotations.Nullable;

/// The TLS key of a partner's node, believed because the partner's own key says so: `/identity`
/// is a signed note that names it. No authority is trusted, so none can be made to lie. The note's
/// lines: the node's name; `tls` and a pin (base64 of SHA-256 over the public key), or `no tls`;
/// `number`, which grows with each change, so that an old note isn't believed again; `ml-dsa` and
/// a key, where the node signs its logs' heads by one.
public final class PinnedKey {
  public static final String PATH = "/identity";

  private static final int MOST_PINS = 8;
  private static final String TLS = "tls ";
  private static final String NUMBER = "number ";
  private static final String QUANTUM = "ml-dsa ";

  /// What is taken: empty takes any, to be compared with what the note says.
  private final AtomicReference<String> wanted = new AtomicReference<>("");

  private final AtomicReference<String> seen = new AtomicReference<>("");

  /// The note of this node, signed by each of its keys that was not revoked: whoever hasn't heard
  /// of the present one must believe another certificate by an earlier one, or could never hear.
  public static String note(NodeHome home) throws IOException {
    OwnCertificate own = home.certificate();
    Identity identity = home.identity();
    StringBuilder text = new StringBuilder(identity.keyName() + "\n");
    text.append(own == null ? "no tls\n" : TLS + hash(own.certificate()) + "\n");
    text.append(NUMBER).append(home.identityNumber()).append('\n');
    identity.quantumKey().ifPresent(key -> text.append(QUANTUM).append(key).append('\n'));
    String signed = text.toString();
    StringBuilder note = new StringBuilder(signed + "\n");
    for (SigningKey key : identity.keys().unrevoked()) {
      note.append(key.line(signed));
    }
    return note.toString();
  }

  /// A certificate's key as notes and cards name it: the pin of RFC 7469.
  public static String hash(X509Certificate certificate) {
    return Base64.getEncoder()
        .encodeToString(Merkle.sha256(certificate.getPublicKey().getEncoded()));
  }

  /// Believes the key that was seen if the partner's note names it, and gives what else the note
  /// says. Throws [BadInput].
  ///
  /// @param name what the partner's key is called
  /// @param keys by which it is believed now
  public PartnerKeys.Known believe(
      String name, List<VerifierKey> keys, byte[] note, boolean isTls) {
    SignedNote signed = SignedNote.parse(name, note);
    if (signed.signers(name, keys).isEmpty()) {
      throw bad(name, "what answers there did not sign with this partner's key");
    }
    List<String> lines = signed.text().lines().toList();
    if (!lines.getFirst().equals(name)) {
      throw bad(name, "its identity is that of " + lines.getFirst());
    }
    if (isTls && !lines.contains(TLS + seen.get())) {
      throw bad(name, "its TLS key is not the one it signed for");
    }
    wanted.set(seen.get());
    return said(name, lines);
  }

  private static PartnerKeys.Known said(String name, List<String> lines) {
    String number = behind(NUMBER, lines).stream().findFirst().orElse("0");
    if (!number.matches("0|[1-9][0-9]{0,9}")) {
      throw bad(name, "'" + number + "' is no number of an identity");
    }
    List<String> pins = behind(TLS, lines);
    if (pins.size() > MOST_PINS || !pins.stream().allMatch(PinnedKey::isPin)) {
      throw bad(name, "its identity names TLS keys that are none");
    }
    String quantum = behind(QUANTUM, lines).stream().findFirst().orElse(null);
    if (quantum != null) {
      VerifierKey key = VerifierKey.parse(name, quantum);
      if (!key.isQuantum() || !key.name().equals(name)) {
        throw bad(name, "its identity names a second key that isn't one");
      }
    }
    return new PartnerKeys.Known(Long.parseLong(number), pins, quantum);
  }

  private static List<String> behind(String word, List<String> lines) {
    return lines.stream()
        .filter(one -> one.startsWith(word))
        .map(one -> one.substring(word.length()))
        .toList();
  }

  /// Whether a text is 32 bytes in base64.
  public static boolean isPin(String text) {
    return text.matches("[A-Za-z0-9+/]{43}=");
  }

  private static BadInput bad(String name, String reason) {
    return new BadInput(name, "", reason, "Compare keys with its people");
  }

  /// For connections on which we show our own certificate, where we have one.
  public SSLContext context(@Nullable OwnCertificate own) {
    Pinned pinned = new Pinned();
    return own == null ? pinned.context() : own.context(pinned);
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
