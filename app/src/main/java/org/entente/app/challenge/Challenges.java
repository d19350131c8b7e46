package org.entente.app.challenge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What devices must sign next, and providers give back. A challenge is its time, 16 random
/// bytes, and a keyed hash of both, of what it is for and of the browser it was given to: none is
/// kept, so that whoever asks for many takes nothing from anybody. Only those that were used are,
/// until they end; the key is one of this run.
public class Challenges {
  private static final long SECOND = 1_000_000_000L;
  private static final int RANDOM = 16;
  private static final int HASH = 16;
  private static final int LENGTH = Long.BYTES + RANDOM + HASH;

  /// So many sign-ins within the minutes that one is good for are none.
  private static final int NOTED = 100_000;

  private final SecureRandom random = new SecureRandom();
  private final byte[] key = new byte[32];
  private final LongSupplier nanos;
  private final long seconds;
  private final Map<String, Boolean> used =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > NOTED;
        }
      };

  /// @param seconds how long one is good for
  public Challenges(LongSupplier nanos, long seconds) {
    this.nanos = nanos;
    this.seconds = seconds;
    random.nextBytes(key);
  }

  /// A new one.
  ///
  /// @param browser what only this browser holds
  public byte[] make(String purpose, String browser) {
    byte[] made = new byte[RANDOM];
    random.nextBytes(made);
    byte[] open =
        ByteBuffer.allocate(Long.BYTES + RANDOM).putLong(nanos.getAsLong()).put(made).array();
    return ByteBuffer.allocate(LENGTH).put(open).put(hash(open, purpose, browser)).array();
  }

  private byte[] hash(byte[] open, String purpose, String browser) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      mac.update(open);
      mac.update((purpose + "\u0000" + browser).getBytes(UTF_8));
      return Arrays.copyOf(mac.doFinal(), HASH);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HmacSHA256", e);
    }
  }

  /// Throws [Unproven] unless it was made for this, here, lately, and not used.
  public void check(byte[] challenge, String purpose, String browser) {
    if (challenge.length != LENGTH) {
      throw new Unproven("the challenge is none of ours");
    }
    byte[] open = Arrays.copyOf(challenge, Long.BYTES + RANDOM);
    byte[] hash = Arrays.copyOfRange(challenge, open.length, LENGTH);
    if (!MessageDigest.isEqual(hash, hash(open, purpose, browser))) {
      throw new Unproven("the challenge was not made for this browser and purpose");
    }
    if (nanos.getAsLong() - ByteBuffer.wrap(open).getLong() > seconds * SECOND) {
      throw new Unproven("the challenge is too old");
    }
    synchronized (used) {
      if (used.containsKey(HexFormat.of().formatHex(challenge))) {
        throw new Unproven("the challenge was used before");
      }
    }
  }

  /// Ends it. Throws [Unproven] when it was used meanwhile.
  public void use(byte[] challenge) {
    synchronized (used) {
      if (used.put(HexFormat.of().formatHex(challenge), true) != null) {
        throw new Unproven("the challenge was used before");
      }
    }
  }
}
