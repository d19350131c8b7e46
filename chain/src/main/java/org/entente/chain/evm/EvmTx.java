package org.entente.chain.evm;

import java.util.List;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.jspecify.annotations.Nullable;

/// One transaction as every reader makes it.
///
/// `from` is null where a table of token transfers names no more of a transaction than its hash;
/// its `to` is null as well then, and its type [#UNKNOWN_TYPE].
///
/// `to` is the contract created where the transaction names no recipient. `transfers` stand in the
/// order in which they took effect: gas, top-level value, then internal transfers and token logs in
/// execution order; of a failed transaction gas only. `logs` are all its logs: a ledger keeps those
/// that [KeptLogs] names.
public record EvmTx(
    Hash256 hash,
    int type,
    @Nullable EvmAddress from,
    @Nullable EvmAddress to,
    Success success,
    List<Transfer> transfers,
    List<EvmLog> logs) {
  /// No type of EIP-2718, which end at 0x7f; fits a byte.
  public static final int UNKNOWN_TYPE = 0xff;

  public EvmTx {
    transfers = List.copyOf(transfers);
    logs = List.copyOf(logs);
  }

  /// Whether a transaction took effect. Before Byzantium receipts do not tell; a transaction of
  /// unknown success moves what its logs say and its value, too. Codes stand on disk: never change
  /// them.
  public enum Success {
    FAILED(0),
    DONE(1),
    UNKNOWN(2);

    private final byte code;

    Success(int code) {
      this.code = (byte) code;
    }

    public byte code() {
      return code;
    }

    public static @Nullable Success ofCode(int code) {
      for (Success success : values()) {
        if (success.code == code) {
          return success;
        }
      }
      return null;
    }
  }
}
