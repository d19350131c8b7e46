package org.entente.watch.warning;

import java.util.List;
import org.entente.base.BadInput;

/// An alert on its way out. What it is follows from its own bytes, once, here: a public sink
/// takes a [PublicAlert], and of an exercise, a test, a draft or a restricted message there is no
/// way to get one. So what must never be shown to the public doesn't compile, instead of being
/// looked for.
public sealed interface Outgoing permits PublicAlert, HeldAlert {
  CapMessage message();

  List<CapPart> infos();

  /// A copy of its exact bytes.
  byte[] bytes();

  /// Throws [BadInput] with the first rule that it breaks. `source` names it.
  static Outgoing of(String source, byte[] bytes) {
    byte[] own = bytes.clone();
    CapReader.Read read = CapReader.read(own);
    CapMessage message = read.message();
    if (message == null) {
      Finding first = read.errors().getFirst();
      throw new BadInput(
          source,
          first.path(),
          first.rule() + ": " + first.text(),
          "Ask its sender for one that keeps to CAP 1.2");
    }
    return message.isPublic()
        ? new PublicAlert(message, read.infos(), own)
        : new HeldAlert(message, read.infos(), own);
  }
}
