package org.entente.watch.warning;

import java.util.List;

/// A message to be made.
///
/// @param key whose time is cut to whole seconds, as CAP 1.2 writes it
/// @param restriction of scope Restricted; else empty
/// @param addresses of scope Private; else empty
/// @param note empty for none
public record CapDraft(
    MessageKey key,
    CapMessage.Status status,
    CapMessage.Kind kind,
    CapMessage.Scope scope,
    String restriction,
    List<String> addresses,
    String note,
    List<MessageKey> references,
    List<CapPart> infos) {
  public CapDraft {
    addresses = List.copyOf(addresses);
    references = List.copyOf(references);
    infos = List.copyOf(infos);
  }
}
