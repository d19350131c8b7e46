package org.entente.chain.evm;

import org.jspecify.annotations.Nullable;

/// What made an amount move. Codes stand on disk: never change them.
public enum TransferKind {
  /// What the sender pays for gas and blobs (and, on roll-ups, for data on the chain below), also
  /// when the transaction fails. Nobody is credited with it: block facts say how much was burnt.
  GAS(0),
  /// The value of a transaction itself.
  VALUE(1),
  /// Native value moved by a contract's call, creation or self-destruct; only traces show it.
  INTERNAL(2),
  /// A token's log: `Transfer`, `TransferSingle`, one entry of `TransferBatch`, or the `Deposit`
  /// and `Withdrawal` of a wrapped native asset (then from or to the zero address).
  TOKEN(3),
  /// From the consensus layer (EIP-4895), after the block's last transaction.
  WITHDRAWAL(4),
  /// To who made the block or an uncle, after its last transaction.
  REWARD(5);

  private final byte code;

  TransferKind(int code) {
    this.code = (byte) code;
  }

  public byte code() {
    return code;
  }

  public static @Nullable TransferKind ofCode(int code) {
    for (TransferKind kind : values()) {
      if (kind.code == code) {
        return kind;
      }
    }
    return null;
  }
}
