package org.entente.base.sign;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.entente.base.BadInput;

/// Keys in files.
final class Pem {
  static final String ALGORITHM = "Ed25519";
  private static final int MAX_BYTES = 1 << 16;

  private Pem() {}

  static byte[] read(Path file, String what) throws IOException {
    if (Files.size(file) > MAX_BYTES) {
      throw new BadInput(file.toString(), "", "over 64 KiB: no key", "Give a key in PEM.");
    }
    String text = Files.readString(file, StandardCharsets.ISO_8859_1);
    String begin = "-----BEGIN " + what + "-----";
    int from = text.indexOf(begin);
    int to = text.indexOf("-----END " + what + "-----");
    if (from < 0 || to < from) {
      throw new BadInput(
          file.toString(), "", "there is no " + what + " in it", "Give a key in PEM.");
    }
    try {
      return Base64.getMimeDecoder().decode(text.substring(from + begin.length(), to));
    } catch (IllegalArgumentException e) {
      throw notAKey(file, e);
    }
  }

  static BadInput notAKey(Path pem, Exception cause) {
    return new BadInput(
        pem.toString(),
        "",
        "this is no Ed25519 key: " + cause.getMessage(),
        "Make one: openssl genpkey -algorithm ed25519 -out key.pem.",
        cause);
  }
}
