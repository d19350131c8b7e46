package org.entente.trace.bridge;

import java.util.Map;
import java.util.function.Consumer;
import org.entente.chain.abi.EventArgs;
import org.entente.chain.abi.EventForm;

/// Reads the events of one protocol. What a log says that isn't of the declared shape never gets
/// here; a [org.entente.chain.abi.MalformedLog] thrown by a reader means "not ours".
interface LogDecoder {
  Map<EventForm, Reader> events();

  /// Gives the legs that one log shows. `tx` is the transaction around it.
  interface Reader {
    void read(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs);
  }
}
