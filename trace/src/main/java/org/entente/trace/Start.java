package org.entente.trace;

import java.util.Arrays;
import java.util.Objects;
import org.entente.base.OutPoint;
import org.entente.base.TxId;

/// Where a trace starts. `first` is how many units are meant, counted from the front of the first
/// output (in ledger order) on, or [#ALL] of them.
public sealed interface Start {
  /// Every unit.
  long ALL = -1;

  long first();

  /// As it stands in results: TXID:VOUT, TXID or the address, without the amount.
  String at();

  record Output(OutPoint outPoint, long first) implements Start {
    @Override
    public String at() {
      return outPoint.toString();
    }
  }

  /// All outputs of a transaction.
  record Transaction(TxId txId, long first) implements Start {
    @Override
    public String at() {
      return txId.toString();
    }
  }

  /// All outputs that the address's script locks.
  @SuppressWarnings("ArrayRecordComponent") // compared below
  record Address(String text, byte[] script, long first) implements Start {
    @Override
    public String at() {
      return text;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Address a
          && text.equals(a.text)
          && first == a.first
          && Arrays.equals(script, a.script);
    }

    @Override
    public int hashCode() {
      return Objects.hash(text, first);
    }
  }
}
