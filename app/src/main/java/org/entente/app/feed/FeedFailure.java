package org.entente.app.feed;

/// What was asked did not come.
final class FeedFailure extends Exception {
  private static final long serialVersionUID = 1;

  private final String rule;

  /// `rule` is its kind, as the reference lists them: `address`, `loop`, `http`, `tls`, `late`,
  /// `size`, `form`, `line`.
  FeedFailure(String rule, String reason) {
    super(reason, null, false, false);
    this.rule = rule;
  }

  String rule() {
    return rule;
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
