package org.entente.trace.report;

import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmBlock;
import org.entente.trace.account.AccountText;
import org.jspecify.annotations.Nullable;

/// A holding as results name it, at the time of one transfer. What isn't known is null. `block` is
/// the hash of that transfer's block, `height` its number; `transaction` is TXHASH, or
/// TXHASH:LOGINDEX of a token's log.
record HoldingRow(
    String at,
    String address,
    String asset,
    @Nullable String block,
    long height,
    @Nullable String time,
    String transaction) {

  static HoldingRow of(AccountView view, long holding, long transfer) {
    AccountView.BlockRow block = view.block(view.blockOf(view.txOfTransfer(transfer)));
    return new HoldingRow(
        AccountText.at(view, holding),
        view.addressOf(holding).toString(),
        AccountText.asset(view, holding),
        block.hash().equals(EvmBlock.UNKNOWN_HASH) ? null : "0x" + block.hash().hex(),
        block.number(),
        block.time() == EvmBlock.UNKNOWN_TIME ? null : PlaceRow.time(block.time()),
        AccountText.transfer(view, transfer));
  }
}
