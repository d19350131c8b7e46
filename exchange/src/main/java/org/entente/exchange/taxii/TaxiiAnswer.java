package org.entente.exchange.taxii;

import java.util.Map;

/// What goes back for one request.
///
/// @param body empty when there is none
public record TaxiiAnswer(int status, Map<String, String> headers, String body) {
  public TaxiiAnswer {
    headers = Map.copyOf(headers);
  }

  static TaxiiAnswer of(int status, String body) {
    return new TaxiiAnswer(status, Map.of(), body);
  }
}
