package org.entente.app.exposure;

import java.util.List;

/// Answers questions about one address after another. One thread at a time.
interface Desk {
  /// What is to be said of it, for each asset where the ledger has several. Throws
  /// [org.entente.base.BadInput] where the text is no address of the ledger's network.
  List<Screened> ask(String address);
}
