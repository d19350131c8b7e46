package org.entente.app.server.partner;

import java.util.Base64;
import java.util.Optional;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.log.VerifierKey;

/// How a node signs a request to a partner: `Authorization: Entente NAME NONCE SIGNATURE`, over
/// what it asks, whom it asks, and a nonce that the other gave. No clock has to be right.
public final class PartnerSignature {
  public static final String SCHEME = "Entente ";

  private PartnerSignature() {}

  /// @param target path and query as they are sent
  private static String signed(String server, String method, String target, String nonce) {
    return "entente/request/v1\n" + server + "\n" + method + "\n" + target + "\n" + nonce + "\n";
  }

  public static String header(
      SigningKey key, String server, String method, String target, String nonce) {
    byte[] signature = key.sign(signed(server, method, target, nonce));
    return SCHEME
        + key.verifier().name()
        + " "
        + nonce
        + " "
        + Base64.getEncoder().encodeToString(signature);
  }

  /// What a header says.
  ///
  /// @param name of the key that is said to have signed
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Claim(String name, String nonce, byte[] signature) {
    /// Empty for what has not this form.
    public static Optional<Claim> parse(String header) {
      String[] parts = header.split(" ", -1);
      if (parts.length != 4) {
        return Optional.empty();
      }
      try {
        return Optional.of(new Claim(parts[1], parts[2], Base64.getDecoder().decode(parts[3])));
      } catch (IllegalArgumentException _) {
        return Optional.empty();
      }
    }

    public boolean isBy(VerifierKey key, String server, String method, String target) {
      return key.verifies(signed(server, method, target, nonce), signature);
    }
  }
}
