package org.entente.app.exposure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.jspecify.annotations.Nullable;

/// What was given for `--raw-tx`: hexadecimal with or without 0x, base64 as PSBTs have it, or a
/// file that holds either, or the bytes themselves.
final class RawTxText {
  private static final int MOST_TEXT = 8_000_000;

  private RawTxText() {}

  /// Throws [BadInput].
  static byte[] bytes(String given) {
    String text = given.strip();
    byte[] file = ofFile(text);
    if (file != null) {
      String held = new String(file, StandardCharsets.ISO_8859_1).strip();
      boolean readable = held.chars().allMatch(c -> c > ' ' && c < 127);
      return readable ? decoded(held) : file;
    }
    return decoded(text);
  }

  /// Nothing that can be sent is as short as a file's name may be and names a file.
  private static byte @Nullable [] ofFile(String text) {
    try {
      Path path = Path.of(text);
      if (text.length() > 1000 || !Files.isRegularFile(path)) {
        return null;
      }
      if (Files.size(path) > MOST_TEXT) {
        throw bad("the file is longer than a block", null);
      }
      return Files.readAllBytes(path);
    } catch (InvalidPathException notAName) {
      return null;
    } catch (IOException e) {
      throw bad("the file can't be read: " + e.getMessage(), e);
    }
  }

  private static byte[] decoded(String text) {
    if (text.length() > MOST_TEXT) {
      throw bad("longer than a block", null);
    }
    try {
      if (text.startsWith("cHNidP")) { // "psbt" and 0xff
        return Base64.getDecoder().decode(text);
      }
      return Hex.decode(text.startsWith("0x") ? text.substring(2) : text);
    } catch (IllegalArgumentException e) {
      throw bad(String.valueOf(e.getMessage()), e);
    }
  }

  static BadInput bad(String reason, @Nullable Throwable cause) {
    return new BadInput(
        "--raw-tx",
        "",
        "no transaction: " + reason,
        "Give one whole transaction: hexadecimal, a PSBT in base64, or a file with one of them.",
        cause);
  }
}
