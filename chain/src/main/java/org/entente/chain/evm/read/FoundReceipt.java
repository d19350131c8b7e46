package org.entente.chain.evm.read;

import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.evm.wire.RlpReader;
import org.entente.chain.evm.wire.RlpWriter;
import org.entente.chain.evm.wire.TxReceipt;
import org.jspecify.annotations.Nullable;

/// A receipt with what a node tells beside it, null where it doesn't: prices of a unit of gas and
/// of blob gas, and what a roll-up charged for data on the chain below.
record FoundReceipt(
    int index,
    TxReceipt receipt,
    @Nullable Hash256 tx,
    @Nullable Uint256 gasPrice,
    @Nullable Uint256 blobPrice,
    @Nullable Uint256 l1Fee) {

  static FoundReceipt bare(int index, TxReceipt receipt) {
    return new FoundReceipt(index, receipt, null, null, null, null);
  }

  FoundReceipt numbered(int firstLog) {
    return new FoundReceipt(index, receipt.numbered(firstLog), tx, gasPrice, blobPrice, l1Fee);
  }

  void encode(RlpWriter out) {
    int list = out.begin();
    out.number(index);
    receipt.encodeBare(out);
    optional(out, tx == null ? null : new Uint256(tx.a(), tx.b(), tx.c(), tx.d()));
    optional(out, gasPrice);
    optional(out, blobPrice);
    optional(out, l1Fee);
    out.end(list);
  }

  static FoundReceipt decode(RlpReader in) {
    RlpReader list = in.list();
    int index = Math.toIntExact(list.number());
    TxReceipt receipt = TxReceipt.decodeBare(list.list());
    Uint256 tx = optional(list);
    FoundReceipt found =
        new FoundReceipt(
            index,
            receipt,
            tx == null ? null : new Hash256(tx.a(), tx.b(), tx.c(), tx.d()),
            optional(list),
            optional(list),
            optional(list));
    list.end();
    return found;
  }

  /// As a list of one or none.
  private static void optional(RlpWriter out, @Nullable Uint256 value) {
    int list = out.begin();
    if (value != null) {
      out.number(value);
    }
    out.end(list);
  }

  private static @Nullable Uint256 optional(RlpReader in) {
    RlpReader list = in.list();
    return list.hasNext() ? list.uint256() : null;
  }
}
