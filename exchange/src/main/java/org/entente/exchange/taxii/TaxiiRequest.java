package org.entente.exchange.taxii;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request by somebody whose sign-in was checked.
///
/// @param path decoded, with or without its last `/`
/// @param query each parameter with all its values, decoded
/// @param accept the header as it came; null without one
/// @param body read only where one is wanted
public record TaxiiRequest(
    String method,
    String path,
    Map<String, List<String>> query,
    @Nullable String accept,
    @Nullable String contentType,
    String user,
    Body body) {

  /// A body that hasn't been read yet.
  @FunctionalInterface
  public interface Body {
    /// Throws [Refusal] with 413 when there are more than `limit` bytes.
    byte[] read(long limit);
  }
}
