package org.entente.trace.cluster;

/// What a transaction shows of the software that made it, beyond what a ledger keeps: version,
/// lock time, sequence numbers. Comes from raw blocks.
@FunctionalInterface
public interface Habits {
  /// Nothing is known.
  int UNKNOWN = 0;

  /// Bits that are set where the habits of a transaction are known.
  int KNOWN = 1;

  int VERSION = 0b110;
  int LOCK_TIME = 0b1000;
  int SEQUENCE = 0b110000;

  Habits NONE = _ -> UNKNOWN;

  /// The habits shown by this transaction, a field of bits each, or [#UNKNOWN].
  int of(long tx);

  /// The habits of a transaction.
  ///
  /// @param version of the transaction
  /// @param lockTime of the transaction
  /// @param sequence of its first input
  static int code(int version, int lockTime, int sequence) {
    int versionCode = version == 1 ? 0 : version == 2 ? 1 : 2;
    int sequenceCode = sequence == -1 ? 0 : sequence == -2 ? 1 : sequence == -3 ? 2 : 3;
    return KNOWN | versionCode << 1 | (lockTime == 0 ? 0 : LOCK_TIME) | sequenceCode << 4;
  }
}
