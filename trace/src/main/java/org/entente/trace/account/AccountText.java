package org.entente.trace.account;

import org.entente.base.Uint256;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.Transfer;
import org.jspecify.annotations.Nullable;

/// Places and starts as results name them.
public final class AccountText {
  private AccountText() {}

  /// ADDRESS@ASSET.
  public static String at(AccountView view, long holding) {
    return view.addressOf(holding) + "@" + asset(view, holding);
  }

  /// The native symbol or the token's contract.
  public static String asset(AccountView view, long holding) {
    return view.asset(view.assetOf(holding)).text(view.network());
  }

  /// TXHASH:LOGINDEX of a token's transfer, TXHASH of others.
  public static String transfer(AccountView view, long transfer) {
    String hash = tx(view, view.txOfTransfer(transfer));
    int log = view.logIndex(transfer);
    return log == Transfer.NO_LOG ? hash : hash + ":" + log;
  }

  public static String tx(AccountView view, long tx) {
    return "0x" + view.tx(tx).hash().hex();
  }

  /// As in the question, without the amount.
  public static String of(AccountView view, AccountStart start) {
    return switch (start) {
      case AccountStart.Transaction(var hash, _) -> "0x" + hash.hex();
      case AccountStart.Log(var hash, int logIndex, _) -> "0x" + hash.hex() + ":" + logIndex;
      case AccountStart.Moved(long transfer, @Nullable Uint256 _) ->
          transfer >= 0 && transfer < view.transferCount()
              ? transfer(view, transfer)
              : "transfer " + transfer;
      case AccountStart.Account(var address, var asset, _) ->
          asset == null ? address.toString() : address + "@" + asset.text(view.network());
    };
  }
}
