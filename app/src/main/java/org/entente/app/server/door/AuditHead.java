package org.entente.app.server.door;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import org.entente.app.server.Beat;
import org.entente.app.server.Node;
import org.entente.app.server.home.WholeFile;
import org.entente.base.BadInput;
import org.entente.exchange.log.Checkpoint;
import org.entente.exchange.log.SignedNote;
import org.entente.exchange.log.SigningKey;
import org.entente.exchange.store.Audit;
import org.entente.exchange.store.StorageFailure;

/// How long the audit was and what its last hash was, signed by the node's key and kept beside
/// the store (`audit.head`): the chain alone doesn't show that its end was cut off. While the node
/// runs it is noted anew every few seconds, and when it ends. Whoever changes both the store and
/// this file, and has no key, can only put an older note back: keep one elsewhere, too.
public final class AuditHead implements AutoCloseable {
  public static final String FILE = "audit.head";
  private static final long EVERY_MILLIS = 5_000;

  /// What a note says against what is there.
  ///
  /// @param noted how long the audit was, at least; 0 when that was never noted
  /// @param isSame whether that much is there, and as it was
  record Standing(long noted, boolean isSame, String note) {}

  private final Node node;
  private final Beat beat;

  public AuditHead(Node node) {
    this.node = node;
    beat = new Beat(node, "audit head", this::once);
  }

  public void start() {
    beat.start();
  }

  private void once() throws InterruptedException {
    try {
      note(node);
    } catch (IOException | BadInput _) {
      // A wrong note stays as it is: `node audit` tells. A full disk is told by what is written.
    }
    Thread.sleep(EVERY_MILLIS);
  }

  @Override
  public void close() throws IOException {
    beat.close();
    try {
      note(node);
    } catch (BadInput | StorageFailure _) {
      // As above; a store that fails has been told.
    }
  }

  private static Path file(Node node) {
    return node.home().tls().resolveSibling(FILE);
  }

  private static String origin(Node node) {
    return node.home().identity().keyName() + "/audit";
  }

  /// Notes how it stands, unless something is missing of what was noted.
  private static synchronized void note(Node node) throws IOException {
    Audit.Head head = node.audit().head();
    Standing before = standing(node);
    if (!before.isSame() || head.number() <= before.noted()) {
      return;
    }
    SigningKey key = node.home().identity().key();
    String root = Base64.getEncoder().encodeToString(head.hash());
    String text = new Checkpoint(origin(node), head.number(), root).text();
    WholeFile.write(file(node), text + "\n" + key.line(text));
  }

  /// Throws [BadInput] for a note that this node didn't sign.
  static Standing standing(Node node) throws IOException {
    Path file = file(node);
    if (!Files.exists(file)) {
      return new Standing(0, true, "");
    }
    return standing(node, file.toString(), Files.readAllBytes(file));
  }

  /// What a note says that somebody kept. Throws [BadInput] for one that this node didn't sign.
  static Standing standing(Node node, String file, byte[] bytes) {
    SignedNote note = SignedNote.parse(file, bytes);
    Checkpoint noted = Checkpoint.parse(file, note.text());
    if (note.signers(file, node.home().identity().keys().verifiers()).isEmpty()
        || !noted.origin().equals(origin(node))) {
      throw new BadInput(file, "", "this node did not sign it", "See who changed it");
    }
    boolean isSame =
        node.audit()
            .at(noted.size())
            .filter(head -> Arrays.equals(head.hash(), noted.rootHash()))
            .isPresent();
    String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    return new Standing(noted.size(), isSame, text);
  }
}
