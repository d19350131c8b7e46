package org.entente.app.chain;

import java.time.Instant;
import org.entente.base.OutPoint;
import org.entente.chain.Block;
import org.entente.chain.ChainView;
import org.entente.chain.ChainView.BlockRow;
import org.entente.chain.script.Addresses;
import org.jspecify.annotations.Nullable;

/// A ledger's rows as text, null where nobody told us.
final class Ledger {
  private final ChainView chain;
  private final Addresses addresses;

  Ledger(ChainView chain) {
    this.chain = chain;
    addresses = new Addresses(chain.network());
  }

  /// `TXID:VOUT`.
  String at(long output) {
    long tx = chain.txOfOutput(output);
    return new OutPoint(chain.txId(tx), Math.toIntExact(output - chain.firstOutput(tx))).toString();
  }

  @Nullable String address(byte @Nullable [] script) {
    return script == null ? null : addresses.of(script).orElse(null);
  }

  @Nullable String spentBy(long output) {
    long tx = chain.spender(output);
    return tx == ChainView.NONE ? null : chain.txId(tx).toString();
  }

  static @Nullable String amount(long satoshi) {
    return satoshi == Block.UNKNOWN_VALUE ? null : Long.toString(satoshi);
  }

  static @Nullable String hash(BlockRow row) {
    return row.extent() == Block.Extent.LOOSE ? null : row.hash().toString();
  }

  static @Nullable Integer height(BlockRow row) {
    return row.height() == Block.UNKNOWN ? null : row.height();
  }

  static @Nullable String time(BlockRow row) {
    return row.time() == Block.UNKNOWN ? null : Instant.ofEpochSecond(row.time()).toString();
  }
}
