package org.entente.chain.evm.wire;

/// A transaction (or its receipt) of a type that no rule here knows. What it moves can't be told,
/// so nothing is guessed.
public final class UnknownTransaction extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  private final int type;

  public UnknownTransaction(int type) {
    super("a transaction of unknown type 0x" + Integer.toHexString(type));
    this.type = type;
  }

  public int type() {
    return type;
  }
}
