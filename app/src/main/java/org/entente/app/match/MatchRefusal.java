package org.entente.app.match;

/// A request that isn't answered, with the HTTP status and what to say to the client.
final class MatchRefusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;

  MatchRefusal(int status, String detail) {
    super(detail);
    this.status = status;
  }

  int status() {
    return status;
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
