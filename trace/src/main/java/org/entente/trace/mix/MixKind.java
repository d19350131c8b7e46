package org.entente.trace.mix;

/// The CoinJoins that can be told apart.
public enum MixKind {
  WHIRLPOOL("whirlpool"),
  WASABI1("wasabi1"),
  WASABI2("wasabi2"),
  JOINMARKET("joinmarket"),
  /// Not one of these.
  NONE("none");

  private final String text;

  MixKind(String text) {
    this.text = text;
  }

  /// The name in JSON.
  public String text() {
    return text;
  }
}
