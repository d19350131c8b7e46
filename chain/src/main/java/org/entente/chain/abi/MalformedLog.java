package org.entente.chain.abi;

/// A log, or a part of it, does not have the declared shape. Not an error of the ledger: another
/// contract wrote an event of the same name and types, or nonsense.
public final class MalformedLog extends RuntimeException {
  private static final long serialVersionUID = 1;

  public MalformedLog(String reason) {
    super(reason);
  }
}
