package org.entente.exchange.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.List;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.log.VerifierKey;
import org.entente.exchange.taxii.TaxiiTime;

/// One key follows on another: signed by the old one, which is believed, and by the new one, so
/// that nobody claims a key that isn't theirs. What follows on what gives the order by itself: a
/// change that was taken once doesn't begin with the present key any more.
///
/// @param at when it was made, microseconds since 1970
/// @param until the old key signs beside the new one, and is believed
/// @param note as it was signed
public record KeyChange(VerifierKey from, VerifierKey to, long at, long until, SignedNote note)
    implements KeyStatement {
  static final String KIND = "entente/key-change/v1";

  /// A key that is believed beside another for longer isn't on its way out.
  public static final Duration LONGEST_OVERLAP = Duration.ofDays(90);

  /// Signs that `to` follows on `from`, both of one name.
  public static KeyChange make(SigningKey from, SigningKey to, long at, long until) {
    VerifierKey old = from.verifier();
    String text =
        String.join(
            "\n",
            KIND,
            old.name(),
            "from " + old,
            "to " + to.verifier(),
            "at " + TaxiiTime.text(at),
            "until " + TaxiiTime.text(until),
            "");
    byte[] note = (text + "\n" + from.line(text) + to.line(text)).getBytes(UTF_8);
    return (KeyChange) KeyStatement.parse("a change of keys", note);
  }

  static KeyChange read(String source, Words words, SignedNote note) {
    words.check("from", "to", "at", "until");
    KeyChange read = new KeyChange(words.key(0), words.key(1), words.time(2), words.time(3), note);
    if (read.from.hasSameKey(read.to)) {
      throw KeyStatement.bad(source, "it changes nothing");
    }
    long overlap = read.until - read.at;
    if (overlap < 0 || overlap > LONGEST_OVERLAP.toNanos() / 1000) {
      throw KeyStatement.bad(
          source, "the old key is to stay for more than " + LONGEST_OVERLAP.toDays() + " days");
    }
    KeyStatement.checkSigned(source, note, List.of(read.from, read.to));
    return read;
  }
}
