package org.entente.app.chain;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.entente.base.Asset;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.Transfer;
import org.jspecify.annotations.Nullable;

/// Rows of a ledger of accounts as text, null where nobody told us.
final class AccountText {
  /// Of every native asset.
  private static final int DECIMALS = 18;

  private final AccountView accounts;

  AccountText(AccountView accounts) {
    this.accounts = accounts;
  }

  static String hash(Hash256 hash) {
    return "0x" + hash;
  }

  static @Nullable String hashOrNull(Hash256 hash) {
    return hash.equals(EvmBlock.UNKNOWN_HASH) ? null : hash(hash);
  }

  static @Nullable String time(long seconds) {
    return seconds == EvmBlock.UNKNOWN_TIME ? null : Instant.ofEpochSecond(seconds).toString();
  }

  /// The smallest unit moved up by the decimals of native assets.
  static String whole(Uint256 amount) {
    return new BigDecimal(amount.toBigInteger(), DECIMALS).stripTrailingZeros().toPlainString();
  }

  /// For people: native assets in whole units, tokens as they count, for nothing vouches for
  /// their decimals.
  String amount(Asset asset, Uint256 amount) {
    return asset.standard() == Asset.Standard.NATIVE ? whole(amount) : amount.toString();
  }

  Asset asset(long transfer) {
    return accounts.asset(accounts.assetOf(holding(transfer)));
  }

  /// Either side of it: both hold the same asset.
  private long holding(long transfer) {
    long from = accounts.fromHolding(transfer);
    return from == AccountView.NONE ? accounts.toHolding(transfer) : from;
  }

  @Nullable String from(long transfer) {
    return text(accounts.fromHolding(transfer));
  }

  @Nullable String to(long transfer) {
    return text(accounts.toHolding(transfer));
  }

  private @Nullable String text(long holding) {
    return holding == AccountView.NONE ? null : accounts.addressOf(holding).toString();
  }

  @Nullable String account(long account) {
    return account == AccountView.NONE ? null : accounts.address(account).toString();
  }

  static @Nullable Integer log(int index) {
    return index == Transfer.NO_LOG ? null : index;
  }

  String kind(long transfer) {
    return accounts.kind(transfer).name().toLowerCase(Locale.ROOT);
  }

  Map<String, Object> json(long transfer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", kind(transfer));
    json.put("from", from(transfer));
    json.put("to", to(transfer));
    json.put("asset", asset(transfer).text(accounts.network()));
    json.put("amount", accounts.amount(transfer).toString());
    json.put("log_index", log(accounts.logIndex(transfer)));
    return json;
  }
}
