package org.entente.base.sign;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/// A public Ed25519 key, as files and settings name it.
///
/// @param base64 of its X.509 form
public record SignerKey(String base64) {
  /// Reads PEM (`openssl pkey -in key.pem -pubout`). Throws [org.entente.base.BadInput].
  public static SignerKey read(Path pem) throws IOException {
    byte[] bytes = Pem.read(pem, "PUBLIC KEY");
    try {
      PublicKey key =
          KeyFactory.getInstance(Pem.ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes));
      return new SignerKey(Base64.getEncoder().encodeToString(key.getEncoded()));
    } catch (GeneralSecurityException e) {
      throw Pem.notAKey(pem, e);
    }
  }

  /// Whether the key signed these parts, one after the other. What is no key or no signature
  /// signed nothing.
  public boolean signed(byte[] signature, byte[]... parts) {
    try {
      PublicKey key =
          KeyFactory.getInstance(Pem.ALGORITHM)
              .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(base64)));
      Signature verifier = Signature.getInstance(Pem.ALGORITHM);
      verifier.initVerify(key);
      for (byte[] part : parts) {
        verifier.update(part);
      }
      return verifier.verify(signature);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
