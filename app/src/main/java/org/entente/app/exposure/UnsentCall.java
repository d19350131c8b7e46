package org.entente.app.exposure;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Uint256;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.wire.DraftTx;
import org.jspecify.annotations.Nullable;

/// A transaction of an EVM chain that is in no block yet: who would pay whom.
///
/// @param from who signed it or was said to send it; null where nobody knows
record UnsentCall(DraftTx tx, @Nullable EvmAddress from, List<Payment> payments) {
  private static final int WORD = 32;

  /// How it would move money.
  enum Kind {
    VALUE("value"),
    TRANSFER("transfer"),
    TRANSFER_FROM("transfer_from"),
    /// Moves nothing yet: lets the other take as much.
    APPROVE("approve");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  /// @param asset as in results: the native symbol or the token's contract
  /// @param by whose money it is, null for the sender's
  record Payment(
      Kind kind, String asset, @Nullable EvmAddress by, EvmAddress to, BigInteger amount) {}

  /// Reads it, and who is said to send it where it isn't signed. Throws [BadInput].
  static UnsentCall read(AccountView chain, String text, @Nullable String sender) {
    try {
      DraftTx tx = DraftTx.decode(RawTxText.bytes(text));
      long chainId = chain.network().chainId();
      if (tx.chainId() != 0 && tx.chainId() != chainId) {
        throw new IllegalArgumentException(
            "it is for chain " + tx.chainId() + ", the store holds chain " + chainId);
      }
      EvmAddress said = sender == null ? null : EvmAddress.parse(sender);
      if (said != null && tx.from() != null && !said.equals(tx.from())) {
        throw new IllegalArgumentException("it is signed by " + tx.from() + ", not by " + said);
      }
      EvmAddress from = tx.from() == null ? said : tx.from();
      return new UnsentCall(tx, from, payments(tx, chain.network()));
    } catch (IllegalArgumentException e) {
      throw RawTxText.bad(String.valueOf(e.getMessage()), e);
    }
  }

  private static List<Payment> payments(DraftTx tx, EvmNetwork network) {
    List<Payment> payments = new ArrayList<>();
    EvmAddress to = tx.to();
    if (to == null) {
      return payments;
    }
    if (!tx.value().isZero()) {
      String asset = Asset.NATIVE.text(network);
      payments.add(new Payment(Kind.VALUE, asset, null, to, tx.value().toBigInteger()));
    }
    byte[] data = tx.data();
    String token = Asset.erc20(to).text(network);
    String method = data.length < 4 ? "" : HexFormat.of().formatHex(data, 0, 4);
    switch (method) {
      case "a9059cbb" -> add(Kind.TRANSFER, token, null, 0, data, payments);
      case "095ea7b3" -> add(Kind.APPROVE, token, null, 0, data, payments);
      case "23b872dd" -> add(Kind.TRANSFER_FROM, token, word(data, 0), 1, data, payments);
      default -> {} // whatever a contract does then, nobody can read off the call alone
    }
    return payments;
  }

  private static void add(
      Kind kind,
      String token,
      @Nullable EvmAddress by,
      int argument,
      byte[] data,
      List<Payment> payments) {
    EvmAddress to = word(data, argument);
    int amount = 4 + WORD * (argument + 1);
    if (to != null && data.length >= amount + WORD) {
      Uint256 units = Uint256.read(data, amount, WORD);
      payments.add(new Payment(kind, token, by, to, units.toBigInteger()));
    }
  }

  /// The account in an argument; null where there is none.
  private static @Nullable EvmAddress word(byte[] data, int argument) {
    int at = 4 + WORD * argument + WORD - EvmAddress.BYTES;
    return at + EvmAddress.BYTES > data.length ? null : EvmAddress.read(data, at);
  }

  /// All whose exposure matters: the sender, whom it calls, whose money it takes, whom it pays.
  Set<EvmAddress> accounts() {
    Set<EvmAddress> accounts = new LinkedHashSet<>();
    add(from, accounts);
    for (Payment payment : payments) {
      add(payment.by(), accounts);
      add(payment.to(), accounts);
    }
    add(tx.to(), accounts);
    return accounts;
  }

  private static void add(@Nullable EvmAddress account, Set<EvmAddress> accounts) {
    if (account != null) {
      accounts.add(account);
    }
  }

  String fromText() {
    return from == null ? "?" : from.toString();
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", tx.type());
    json.put("chain_id", tx.chainId());
    json.put("signed", tx.from() != null);
    json.put("from", text(from));
    json.put("to", text(tx.to()));
    List<Map<String, Object>> paid = new ArrayList<>();
    for (Payment payment : payments) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("kind", payment.kind().text());
      one.put("asset", payment.asset());
      one.put("by", text(payment.by() == null ? from : payment.by()));
      one.put("to", text(payment.to()));
      one.put("amount", payment.amount().toString());
      paid.add(one);
    }
    json.put("payments", paid);
    return json;
  }

  private static @Nullable String text(@Nullable EvmAddress account) {
    return account == null ? null : account.toString();
  }
}
