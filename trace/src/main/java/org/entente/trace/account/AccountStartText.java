package org.entente.trace.account;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.base.Asset;
import org.entente.base.BadInput;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.evm.AccountView;
import org.jspecify.annotations.Nullable;

/// Reads a start as people write it: TXHASH, TXHASH:LOGINDEX, ADDRESS or ADDRESS@ASSET, each with
/// =AMOUNT in smallest units behind it where only the first units are meant. An asset is the
/// network's symbol, a token's contract, or CONTRACT#ID. ADDRESS=AMOUNT counts the native asset.
public final class AccountStartText {
  private static final Pattern FORM =
      Pattern.compile("(?<place>[^=@:]+)(:(?<log>[^=@]*))?(@(?<asset>[^=]*))?(=(?<amount>.*))?");
  private static final Pattern HASH = Pattern.compile("(0[xX])?(?<digits>[0-9a-fA-F]{64})");
  private static final String EXAMPLES =
      "Write TXHASH, TXHASH:LOGINDEX, ADDRESS or ADDRESS@ASSET, with =AMOUNT behind it for the"
          + " first units only.";

  private AccountStartText() {}

  /// Throws [BadInput] that says what is wrong with the text.
  public static AccountStart parse(AccountView view, String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw bad(text, "this is neither a transaction, a transfer nor an address", EXAMPLES);
    }
    String place = form.group("place");
    String log = form.group("log");
    String asset = form.group("asset");
    Uint256 first = amount(text, form.group("amount"));
    Matcher hash = HASH.matcher(place);
    if (hash.matches()) {
      if (asset != null) {
        throw bad(text, "a transaction says itself which asset it moves", EXAMPLES);
      }
      Hash256 id = Hash256.ofHex(hash.group("digits").toLowerCase(Locale.ROOT));
      return log == null
          ? new AccountStart.Transaction(id, first)
          : new AccountStart.Log(id, logIndex(text, log), first);
    }
    if (log != null) {
      throw bad(text, "a transaction's hash has 64 hexadecimal digits", EXAMPLES);
    }
    EvmAddress address = address(text, place);
    if (asset == null) {
      return new AccountStart.Account(address, first == null ? null : Asset.NATIVE, first);
    }
    return new AccountStart.Account(address, asset(view, text, asset), first);
  }

  /// Reads an asset as in results. Throws [BadInput]; `text` is what it stands in.
  public static Asset asset(AccountView view, String text, String asset) {
    EvmNetwork network = view.network();
    if (asset.equals(network.symbol())) {
      return Asset.NATIVE;
    }
    int hash = asset.indexOf('#');
    String contract = hash < 0 ? asset : asset.substring(0, hash);
    if (!contract.startsWith("0x") && !contract.startsWith("0X")) {
      throw bad(
          text,
          "'" + asset + "' names no asset: anybody may give a token any ticker",
          "Write the token's contract, or " + network.symbol() + " for the native asset.");
    }
    EvmAddress address = address(text, contract);
    if (hash < 0) {
      return Asset.erc20(address);
    }
    try {
      Uint256 id = Uint256.parse(asset.substring(hash + 1));
      Asset single = Asset.erc721(address, id);
      return view.findAsset(single) == AccountView.NONE ? Asset.erc1155(address, id) : single;
    } catch (IllegalArgumentException e) {
      throw bad(text, "the id behind # is no number", "Write CONTRACT#ID, in decimal digits.");
    }
  }

  private static EvmAddress address(String text, String address) {
    try {
      return EvmAddress.parse(address);
    } catch (IllegalArgumentException e) {
      throw bad(text, String.valueOf(e.getMessage()), EXAMPLES);
    }
  }

  private static int logIndex(String text, String log) {
    try {
      int index = Integer.parseInt(log);
      if (index >= 0) {
        return index;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw bad(text, "'" + log + "' is no log index", "Count the block's logs from 0.");
  }

  private static @Nullable Uint256 amount(String text, @Nullable String amount) {
    if (amount == null) {
      return null;
    }
    try {
      Uint256 units = Uint256.parse(amount);
      if (!units.isZero()) {
        return units;
      }
    } catch (IllegalArgumentException e) {
      // said below
    }
    throw bad(text, "'" + amount + "' is no amount", "Write whole smallest units, more than 0.");
  }

  private static BadInput bad(String text, String reason, String nextStep) {
    return new BadInput("start " + text, "", reason, nextStep);
  }
}
