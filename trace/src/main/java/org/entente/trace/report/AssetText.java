package org.entente.trace.report;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.chain.evm.AccountView;
import org.entente.trace.account.Tokens;
import org.jspecify.annotations.Nullable;

/// Amounts for people: with all digits behind the point, thousands apart, and a symbol where the
/// registry knows the asset; else in smallest units with the contract.
public final class AssetText {
  private final AccountView view;
  private final Tokens tokens;

  public AssetText(AccountView view) {
    this.view = view;
    this.tokens = Tokens.of(view.network());
  }

  String text(long holding, BigInteger amount) {
    return text(view.asset(view.assetOf(holding)), amount);
  }

  /// `asset` is what JSON calls it.
  public String text(String asset, BigInteger amount) {
    if (asset.equals(Asset.NATIVE.text(view.network()))) {
      return text(Asset.NATIVE, amount);
    }
    return asset.length() == 2 + 2 * EvmAddress.BYTES
        ? text(Asset.erc20(EvmAddress.parse(asset)), amount)
        : amount + " " + asset;
  }

  String text(Asset asset, BigInteger amount) {
    return number(asset, amount) + " " + symbol(asset);
  }

  String number(Asset asset, BigInteger amount) {
    int decimals = tokens.decimals(asset);
    return String.format(Locale.ROOT, "%,." + decimals + "f", new BigDecimal(amount, decimals));
  }

  /// Of whole assets, so that different ones can be put in some order.
  BigDecimal decimal(long holding, BigInteger amount) {
    return new BigDecimal(amount, tokens.decimals(view.asset(view.assetOf(holding))));
  }

  String symbol(Asset asset) {
    @Nullable String symbol = tokens.symbol(asset);
    return symbol == null ? asset.text(view.network()) : symbol;
  }
}
