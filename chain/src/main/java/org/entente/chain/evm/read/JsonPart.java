package org.entente.chain.evm.read;

import java.io.IOException;
import tools.jackson.core.JsonParser;

/// One kind of JSON object, while an object is read that may be one. Plain values are gathered in
/// [RpcFields] for all kinds; what is an object or a list itself is offered to each in turn.
interface JsonPart {
  /// Reads the object or list that the parser stands at the beginning of; false, untouched, when
  /// it is none that this kind has under this name. `fields` are the plain values before it.
  boolean take(String name, JsonParser json, RpcFields fields);

  /// Whether the object that ended is one of this kind.
  boolean isComplete(RpcFields fields);

  /// Takes what the object holds. Throws [IllegalArgumentException] that says what is wrong with
  /// it.
  void finish(RpcFields fields, EvmFindings findings, String origin) throws IOException;

  /// Called when the outermost value, line or list that held such objects has ended.
  default void flush(EvmFindings findings) throws IOException {}
}
