package org.entente.exchange.store;

import org.entente.exchange.log.SigningKey;

/// Who a node is.
///
/// @param name as its partners call it
/// @param country three letters
/// @param key under the node's origin
public record Identity(String name, String country, SigningKey key) {
  /// The log of what goes to `recipient`.
  public String origin(String recipient) {
    return origin(key.verifier().name(), recipient);
  }

  static String origin(String sender, String recipient) {
    return sender + "/released/" + recipient;
  }
}
