package org.entente.chain.evm.read;

import java.io.IOException;

/// One kind of file. Recognises its own by their content.
interface SourceKind {
  /// Reads all that stands in a file, or says false when it is of another kind; nothing of it was
  /// taken then. Throws [org.entente.base.BadInput] where a file of this kind can't be read.
  boolean scan(SourceContent content, EvmFindings findings) throws IOException;

  /// Called once, behind the last file.
  default void finish(EvmFindings findings) throws IOException {}
}
