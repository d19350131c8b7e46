package org.entente.base;

/// One output of one transaction, written `TXID:VOUT`.
public record OutPoint(TxId txId, int vout) {
  @Override
  public String toString() {
    return txId + ":" + vout;
  }
}
