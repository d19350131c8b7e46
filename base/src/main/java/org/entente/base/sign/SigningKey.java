package org.entente.base.sign;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import org.entente.base.BadInput;

/// Both halves of an Ed25519 key.
public final class SigningKey {
  private final PrivateKey own;
  private final SignerKey signer;

  private SigningKey(PrivateKey own, SignerKey signer) {
    this.own = own;
    this.signer = signer;
  }

  /// Reads both halves in PEM. Throws [BadInput], also if they don't belong together.
  public static SigningKey read(Path privatePem, Path publicPem) throws IOException {
    SignerKey signer = SignerKey.read(publicPem);
    SigningKey key;
    byte[] probe = {1};
    try {
      PrivateKey own =
          KeyFactory.getInstance(Pem.ALGORITHM)
              .generatePrivate(new PKCS8EncodedKeySpec(Pem.read(privatePem, "PRIVATE KEY")));
      key = new SigningKey(own, signer);
    } catch (GeneralSecurityException e) {
      throw Pem.notAKey(privatePem, e);
    }
    if (!signer.signed(key.sign(probe), probe)) {
      throw new BadInput(
          publicPem.toString(),
          "",
          "it is not the public half of " + privatePem,
          "Make it anew: openssl pkey -in " + privatePem + " -pubout.");
    }
    return key;
  }

  public SignerKey signer() {
    return signer;
  }

  /// Over the parts, one after the other.
  public byte[] sign(byte[]... parts) {
    try {
      Signature signature = Signature.getInstance(Pem.ALGORITHM);
      signature.initSign(own);
      for (byte[] part : parts) {
        signature.update(part);
      }
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an Ed25519 key signs whatever it is given", e);
    }
  }
}
