package org.entente.exchange.key;

import java.util.Collection;
import java.util.List;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.log.VerifierKey;

/// A partner's word that it has taken a statement about keys, and has it on disk.
public final class KeyReceipt {
  private static final String KIND = "entente/key-receipt/v1";

  private KeyReceipt() {}

  /// A note over the statement, signed by each of the keys.
  public static String make(Collection<SigningKey> keys, KeyStatement statement) {
    String name = keys.iterator().next().verifier().name();
    String text = text(name, statement);
    StringBuilder note = new StringBuilder(text + "\n");
    keys.forEach(key -> note.append(key.line(text)));
    return note.toString();
  }

  private static String text(String name, KeyStatement statement) {
    return String.join("\n", KIND, name, statement.hash(), "");
  }

  /// Throws [org.entente.base.BadInput] unless one of these keys, all of one name, signed that it
  /// has this statement.
  public static SignedNote checked(
      String source, byte[] bytes, KeyStatement statement, List<VerifierKey> keys) {
    SignedNote note = SignedNote.parse(source, bytes);
    if (note.signers(source, keys).isEmpty()
        || !note.text().equals(text(keys.getFirst().name(), statement))) {
      throw KeyStatement.bad(source, "it is no receipt of this partner for this statement");
    }
    return note;
  }
}
