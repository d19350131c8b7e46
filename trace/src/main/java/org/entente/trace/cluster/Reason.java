package org.entente.trace.cluster;

/// The rule by which two addresses are held to be one owner's.
public enum Reason {
  /// Their coins are spent by one transaction, for which all keys are needed.
  SPENT_TOGETHER("spent-together"),
  /// One got the change of a transaction that spends coins of the other.
  CHANGE("change");

  private final String text;

  Reason(String text) {
    this.text = text;
  }

  /// As in JSON.
  public String text() {
    return text;
  }
}
