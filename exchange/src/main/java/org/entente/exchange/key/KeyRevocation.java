package org.entente.exchange.key;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.log.VerifierKey;
import org.entente.exchange.taxii.TaxiiTime;

/// A key is not to be believed any more: somebody else may have it. The key itself signs it, which
/// needs nobody's trust: whoever can sign it, its owner or the thief, shows that it is true. What
/// follows on it only people can say.
///
/// @param at when it was made, microseconds since 1970
/// @param note as it was signed
public record KeyRevocation(VerifierKey key, long at, SignedNote note) implements KeyStatement {
  static final String KIND = "entente/key-revocation/v1";

  public static KeyRevocation make(SigningKey key, long at) {
    VerifierKey own = key.verifier();
    String text = String.join("\n", KIND, own.name(), "key " + own, "at " + TaxiiTime.text(at), "");
    byte[] note = (text + "\n" + key.line(text)).getBytes(UTF_8);
    return (KeyRevocation) KeyStatement.parse("a revocation of a key", note);
  }

  static KeyRevocation read(String source, Words words, SignedNote note) {
    words.check("key", "at");
    KeyRevocation read = new KeyRevocation(words.key(0), words.time(1), note);
    KeyStatement.checkSigned(source, note, List.of(read.key));
    return read;
  }
}
