package org.entente.exchange.key;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.entente.base.BadInput;
import org.entente.exchange.log.Merkle;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.VerifierKey;
import org.entente.exchange.taxii.TaxiiTime;

/// What a node says of its keys: a note (C2SP signed-note) whose first line is the kind, the
/// second the node's name, and each further one a word and what it stands for.
public sealed interface KeyStatement permits KeyChange, KeyRevocation {
  /// The longest that is read.
  int LONGEST = 1 << 14;

  /// As it was signed.
  SignedNote note();

  /// Base64 of SHA-256 over the signed text: what a receipt names.
  default String hash() {
    byte[] text = note().text().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(Merkle.sha256(text));
  }

  /// Reads either kind, with its signatures. Throws [BadInput].
  static KeyStatement parse(String source, byte[] bytes) {
    if (bytes.length > LONGEST) {
      throw bad(source, "it is longer than " + LONGEST + " bytes");
    }
    SignedNote note = SignedNote.parse(source, bytes);
    if (!note.isCanonical()) {
      throw bad(source, "a signature in it isn't written as it must be");
    }
    Words words = Words.of(source, note);
    return switch (words.kind()) {
      case KeyChange.KIND -> KeyChange.read(source, words, note);
      case KeyRevocation.KIND -> KeyRevocation.read(source, words, note);
      case String _ -> throw bad(source, "it is no statement about keys");
    };
  }

  /// Throws [BadInput] unless each of these keys signed it.
  static void checkSigned(String source, SignedNote note, List<VerifierKey> keys) {
    for (VerifierKey key : keys) {
      if (note.signers(source, List.of(key)).isEmpty()) {
        throw bad(source, "the key " + key + " did not sign it");
      }
    }
  }

  static BadInput bad(String source, String reason) {
    return new BadInput(source, "", reason, "Ask the people of the node for their statement");
  }

  /// The lines of a statement.
  record Words(String source, String kind, String name, List<String> lines) {
    private static final Pattern FORM = Pattern.compile("[a-z]+ [^ ]+");

    static Words of(String source, SignedNote note) {
      List<String> all = note.text().lines().toList();
      if (all.size() < 3 || all.stream().skip(2).anyMatch(one -> !FORM.matcher(one).matches())) {
        throw bad(source, "it is no statement about keys");
      }
      return new Words(source, all.getFirst(), all.get(1), all.subList(2, all.size()));
    }

    /// Throws [BadInput] unless the words are these, in this order.
    void check(String... words) {
      List<String> there = lines.stream().map(one -> one.substring(0, one.indexOf(' '))).toList();
      if (!there.equals(List.of(words))) {
        throw bad(source, "its lines are not those of " + kind);
      }
    }

    String value(int line) {
      return lines.get(line).substring(lines.get(line).indexOf(' ') + 1);
    }

    /// A key by which the node of this name signs.
    VerifierKey key(int line) {
      VerifierKey key = VerifierKey.parse(source, value(line));
      if (!key.name().equals(name) || !key.isOfNotes()) {
        throw bad(source, "a key in it is not one by which " + name + " signs");
      }
      if (!key.toString().equals(value(line))) {
        throw bad(source, "a key in it isn't written as it must be");
      }
      return key;
    }

    long time(int line) {
      String text = value(line);
      return TaxiiTime.micros(text)
          .filter(micros -> TaxiiTime.text(micros).equals(text))
          .orElseThrow(() -> bad(source, text + " is no time with six fraction digits"));
    }
  }
}
