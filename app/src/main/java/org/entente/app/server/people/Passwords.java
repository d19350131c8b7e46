package org.entente.app.server.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/// Argon2id with 19 MiB and two passes (OWASP's least). What is kept names its own cost.
final class Passwords {
  private static final int MEMORY_KIB = 19_456;
  private static final int PASSES = 2;
  private static final int LENGTH = 32;

  private Passwords() {}

  static String hash(String password, byte[] salt) {
    Base64.Encoder base64 = Base64.getEncoder();
    return String.join(
        "$",
        "argon2id",
        Integer.toString(MEMORY_KIB),
        Integer.toString(PASSES),
        base64.encodeToString(salt),
        base64.encodeToString(compute(password, salt, MEMORY_KIB, PASSES)));
  }

  static boolean isRight(String password, String kept) {
    List<String> parts = List.of(kept.split("\\$", -1));
    if (parts.size() != 5 || !parts.getFirst().equals("argon2id")) {
      return false;
    }
    byte[] salt = Base64.getDecoder().decode(parts.get(3));
    byte[] hash =
        compute(password, salt, Integer.parseInt(parts.get(1)), Integer.parseInt(parts.get(2)));
    return MessageDigest.isEqual(hash, Base64.getDecoder().decode(parts.get(4)));
  }

  private static byte[] compute(String password, byte[] salt, int memoryKib, int passes) {
    Argon2BytesGenerator generator = new Argon2BytesGenerator();
    generator.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withSalt(salt)
            .withMemoryAsKB(memoryKib)
            .withIterations(passes)
            .withParallelism(1)
            .build());
    byte[] out = new byte[LENGTH];
    generator.generateBytes(password.getBytes(StandardCharsets.UTF_8), out);
    return out;
  }
}
