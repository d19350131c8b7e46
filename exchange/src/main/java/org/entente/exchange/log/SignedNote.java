package org.entente.exchange.log;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.base.BadInput;

/// A text and who signed it (C2SP signed-note). Signatures of unknown keys are passed over; a
/// known key whose signature is wrong makes the whole note wrong.
///
/// @param text ends in a newline
/// @param lines the signature lines as they stand, without their newlines
public record SignedNote(String text, List<String> lines) {
  /// The longest note that is read: a checkpoint with many cosignatures has some kilobytes.
  public static final int LONGEST = 1 << 20;

  private static final Pattern LINE =
      Pattern.compile("— ([^+\\s\\p{Z}]{1,200}) ([A-Za-z0-9+/]+={0,2})");

  public SignedNote {
    lines = List.copyOf(lines);
  }

  /// Throws [BadInput] for what has not the form of a note.
  public static SignedNote parse(String source, byte[] bytes) {
    if (bytes.length > LONGEST) {
      throw bad(source, "it is longer than " + LONGEST + " bytes");
    }
    String all;
    try {
      all =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
    } catch (CharacterCodingException e) {
      throw bad(source, "it is no UTF-8");
    }
    if (all.chars().anyMatch(c -> (c < 0x20 && c != '\n') || c == 0x7f)) {
      throw bad(source, "it has a control character");
    }
    int split = all.lastIndexOf("\n\n");
    if (split < 0 || !all.endsWith("\n") || split + 2 >= all.length()) {
      throw bad(source, "no signatures stand behind an empty line");
    }
    String tail = all.substring(split + 2, all.length() - 1);
    List<String> lines = List.of(tail.split("\n", -1));
    for (String line : lines) {
      Matcher parts = LINE.matcher(line);
      if (!parts.matches() || bytes(parts).length < 5) {
        throw bad(source, "'" + shortened(line) + "' is no signature line");
      }
    }
    return new SignedNote(all.substring(0, split + 1), lines);
  }

  /// Whether each signature is written in the one way in which its bytes are written: the last
  /// letter of base64 has bits that mean nothing.
  public boolean isCanonical() {
    return lines.stream()
        .allMatch(
            line -> {
              Matcher parts = LINE.matcher(line);
              return parts.matches()
                  && Base64.getEncoder().encodeToString(bytes(parts)).equals(parts.group(2));
            });
  }

  private static String shortened(String line) {
    return line.length() > 60 ? line.substring(0, 60) + "…" : line;
  }

  private static byte[] bytes(Matcher parts) {
    try {
      return Base64.getDecoder().decode(parts.group(2));
    } catch (IllegalArgumentException _) {
      return new byte[0];
    }
  }

  private static BadInput bad(String source, String reason) {
    return new BadInput(source, "", reason, "Take it anew from the log");
  }

  /// The known keys that signed it, each once. Throws [BadInput] when one of them signed wrongly.
  public List<VerifierKey> signers(String source, Collection<VerifierKey> known) {
    List<VerifierKey> signers = new ArrayList<>();
    for (String line : lines) {
      Matcher parts = LINE.matcher(line);
      if (!parts.matches()) {
        throw bad(source, "'" + shortened(line) + "' is no signature line");
      }
      byte[] all = bytes(parts);
      for (VerifierKey key : known) {
        if (!key.name().equals(parts.group(1)) || !Arrays.equals(key.id(), Arrays.copyOf(all, 4))) {
          continue;
        }
        if (!key.isSigned(text, Arrays.copyOfRange(all, 4, all.length))) {
          throw bad(source, "the signature of " + key.name() + " is wrong");
        }
        if (!signers.contains(key)) {
          signers.add(key);
        }
      }
    }
    return signers;
  }

  /// The lines that stand under the names and ids of these keys, right or wrong.
  public List<String> linesOf(Collection<VerifierKey> keys) {
    return lines.stream().filter(line -> keys.stream().anyMatch(key -> isOf(key, line))).toList();
  }

  private static boolean isOf(VerifierKey key, String line) {
    Matcher parts = LINE.matcher(line);
    return parts.matches()
        && key.name().equals(parts.group(1))
        && Arrays.equals(key.id(), Arrays.copyOf(bytes(parts), 4));
  }

  @Override
  public String toString() {
    return text + "\n" + String.join("\n", lines) + "\n";
  }
}
