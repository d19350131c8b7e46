package org.entente.chain.evm;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;

/// One decoded block, as every reader makes it and every ledger takes it.
///
/// `time` in Unix seconds, [#UNKNOWN_TIME] where no table tells it. `beneficiary` gets what of the
/// fees is not `burnt`. `credits` are the withdrawals and rewards behind its last transaction.
/// `difficulty` is the header's own (0 since the Merge, or where it is not known): it decides
/// between branches of before. `logCount` counts all logs of its transactions, of which a ledger
/// keeps few.
public record EvmBlock(
    Hash256 hash,
    Hash256 parent,
    long number,
    long time,
    Uint256 difficulty,
    EvmAddress beneficiary,
    Uint256 burnt,
    Set<Proof> proofs,
    List<EvmTx> txs,
    List<Transfer> credits,
    int logCount) {
  /// Hash of a block that no source named (tables without block hashes), or whose parent none
  /// did.
  public static final Hash256 UNKNOWN_HASH = Hash256.ZERO;

  public static final long UNKNOWN_TIME = -1;

  public EvmBlock {
    proofs = proofs.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(proofs));
    txs = List.copyOf(txs);
    credits = List.copyOf(credits);
  }

  /// A block whose transactions have all their logs.
  public EvmBlock(
      Hash256 hash,
      Hash256 parent,
      long number,
      long time,
      Uint256 difficulty,
      EvmAddress beneficiary,
      Uint256 burnt,
      Set<Proof> proofs,
      List<EvmTx> txs,
      List<Transfer> credits) {
    this(
        hash,
        parent,
        number,
        time,
        difficulty,
        beneficiary,
        burnt,
        proofs,
        txs,
        credits,
        (int)
            txs.stream()
                .flatMap(tx -> tx.logs().stream())
                .filter(log -> !Authorisation.isOne(log))
                .count());
  }

  /// What was recomputed from the data, or is there at all; a ledger says what it did not verify.
  /// Bits stand on disk: never change them.
  public enum Proof {
    /// The header's fields hash to the block's hash.
    HEADER(1),
    /// Transactions hash to the header's root.
    TRANSACTIONS(2),
    /// Receipts (and so logs and success) hash to the header's root.
    RECEIPTS(4),
    /// Withdrawals hash to the header's root.
    WITHDRAWALS(8),
    /// Senders were recovered from signatures.
    SENDERS(16),
    /// Internal transfers are there. Nothing proves them; without them, value that contracts move
    /// is not seen.
    TRACES(32);

    private final byte bit;

    Proof(int bit) {
      this.bit = (byte) bit;
    }

    /// One bit for each.
    public static byte bits(Set<Proof> proofs) {
      byte bits = 0;
      for (Proof proof : proofs) {
        bits |= proof.bit;
      }
      return bits;
    }

    /// The reverse of [#bits].
    public static Set<Proof> ofBits(int bits) {
      Set<Proof> proofs = EnumSet.noneOf(Proof.class);
      for (Proof proof : values()) {
        if ((bits & proof.bit) != 0) {
          proofs.add(proof);
        }
      }
      return proofs;
    }
  }
}
