package org.entente.app.server.home;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.entente.exchange.log.Merkle;

/// Random bytes for whoever signs in; with `test.seed` those that follow from what they are for.
public final class Secrets {
  private static final int SALT = 16;
  private static final int LENGTH = 32;
  private static final int NONCE = 12;
  private static final int TAG_BITS = 128;

  private final NodeHome home;
  private final SecureRandom random = new SecureRandom();

  public Secrets(NodeHome home) {
    this.home = home;
  }

  public byte[] salt(String name) {
    return bytes("salt/" + name, SALT);
  }

  /// 256 random bits as text.
  public String text(String purpose) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(purpose, LENGTH));
  }

  private byte[] bytes(String purpose, int length) {
    if (home.settings().keys().containsKey("test.seed")) {
      return Arrays.copyOf(home.keys().of(purpose), length);
    }
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /// A text that must be had again, as it is kept: of no use without the node's own secret.
  public String sealed(String purpose, String text) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] sealed = aes(Cipher.ENCRYPT_MODE, purpose, nonce, text.getBytes(UTF_8));
    byte[] all = ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
  }

  public String unsealed(String purpose, String sealed) {
    byte[] all = Base64.getUrlDecoder().decode(sealed);
    byte[] nonce = Arrays.copyOf(all, NONCE);
    byte[] rest = Arrays.copyOfRange(all, NONCE, all.length);
    return new String(aes(Cipher.DECRYPT_MODE, purpose, nonce, rest), UTF_8);
  }

  private byte[] aes(int mode, String purpose, byte[] nonce, byte[] bytes) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      SecretKeySpec key = new SecretKeySpec(home.keys().of("sealed/" + purpose), "AES");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a sealed secret is not of this node: " + purpose, e);
    }
  }

  /// What is kept of a text of 256 random bits.
  public static byte[] hash(String text) {
    return Merkle.sha256(text.getBytes(US_ASCII));
  }
}
