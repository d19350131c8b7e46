package org.entente.app.proof;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmTx;
import org.entente.exchange.request.Amounts;
import org.entente.exchange.request.Target;
import org.entente.exchange.taxii.TaxiiTime;
import org.entente.trace.exit.Freezes;
import org.entente.trace.exit.Issuers;
import org.jspecify.annotations.Nullable;

/// What our own ledger of accounts says to a proof.
final class AccountProof {
  private static final long SECOND = 1_000_000L;

  private final AccountView view;
  private final EffectProof.Claim claim;

  AccountProof(AccountView view, EffectProof.Claim claim) {
    this.view = view;
    this.claim = claim;
  }

  Finding check() {
    Optional<EvmAddress> account = address(claim.target().value());
    Optional<Hash256> tx = hash(claim.text("tx"));
    boolean isHere = claim.target().form() == Target.Form.ADDRESS;
    if (!isHere || account.isEmpty() || tx.isEmpty()) {
      return Finding.of(Finding.Result.REFUTED, "its proof names no account and transaction");
    }
    if (!claim.target().place().equals(claim.text("chain"))) {
      return Finding.of(Finding.Result.REFUTED, "its proof is of another chain than the target");
    }
    Finding found =
        claim.text("form").equals("token-event")
            ? frozen(account.get(), tx.get())
            : touched(account.get(), tx.get());
    return found.with(moved(account.get()));
  }

  private static Optional<EvmAddress> address(String text) {
    return text.matches("0x[0-9a-fA-F]{40}")
        ? Optional.of(EvmAddress.parse(text.toLowerCase(java.util.Locale.ROOT)))
        : Optional.empty();
  }

  private static Optional<Hash256> hash(String text) {
    return text.matches("0x[0-9a-f]{64}")
        ? Optional.of(Hash256.ofHex(text.substring(2)))
        : Optional.empty();
  }

  /// The token must be one whose issuer is known to freeze: any contract may log what it likes.
  private Finding frozen(EvmAddress account, Hash256 tx) {
    Optional<EvmAddress> token = address(claim.text("token"));
    Issuers.@Nullable Issuer issuer =
        token.isEmpty() ? null : Issuers.of(view.network()).of(Asset.erc20(token.get()));
    if (issuer == null || token.isEmpty()) {
      return Finding.of(
          Finding.Result.REFUTED, "nobody is known to freeze the token that its proof names");
    }
    Freezes.@Nullable Freeze freeze = Freezes.of(view).of(token.get(), account);
    if (freeze == null) {
      return isBehind()
          ? Finding.of(Finding.Result.TOLD, "our ledger ends before the effect: " + end())
          : Finding.of(
              Finding.Result.REFUTED,
              "at the end of our ledger, " + end() + ", the account is not frozen");
    }
    AccountView.BlockRow block = view.block(view.blockOf(freeze.tx()));
    String where =
        "transaction 0x" + view.tx(freeze.tx()).hash().hex() + " in block " + block.number();
    String seen = issuer.name() + " froze it in " + where + seen(account, token.get(), freeze.tx());
    boolean isThis = view.tx(freeze.tx()).hash().equals(tx);
    return Finding.of(
        Finding.Result.PROVEN, isThis ? seen : seen + "; the proof names another transaction");
  }

  /// What the account held then, as far as our ledger saw it come.
  private String seen(EvmAddress account, EvmAddress token, long tx) {
    BigInteger seen = seenAt(account, Asset.erc20(token), tx);
    BigInteger told =
        claim.amounts().byAsset().getOrDefault(caip(Asset.erc20(token)), BigInteger.ZERO);
    return told.signum() == 0
        ? ", holding " + seen
        : ", holding " + seen + (told.equals(seen) ? " as told" : "; told were " + told);
  }

  private BigInteger seenAt(EvmAddress account, Asset asset, long tx) {
    long holder = view.findAccount(account);
    long number = view.findAsset(asset);
    long holding =
        holder == AccountView.NONE || number == AccountView.NONE
            ? AccountView.NONE
            : view.findHolding(holder, number);
    if (holding == AccountView.NONE) {
      return BigInteger.ZERO;
    }
    long end = view.firstTransfer(tx);
    long at = view.firstTransferOf(holding);
    while (at != AccountView.NONE && at < end) {
      at = view.nextTransfer(holding, at);
    }
    long before = at == AccountView.NONE ? view.transferCount() : at;
    return view.seenBefore(holding, before).toBigInteger();
  }

  private boolean isBehind() {
    return view.blockCount() == 0 || view.block(view.blockCount() - 1).time() * SECOND < claim.to();
  }

  private String end() {
    return view.blockCount() == 0
        ? "which is empty"
        : TaxiiTime.text(view.block(view.blockCount() - 1).time() * SECOND);
  }

  private Finding touched(EvmAddress account, Hash256 hash) {
    long tx = view.findTx(hash);
    if (tx == AccountView.NONE) {
      return isBehind()
          ? Finding.of(Finding.Result.TOLD, "our ledger ends before the effect: " + end())
          : Finding.of(Finding.Result.REFUTED, "our ledger has no such transaction");
    }
    long holder = view.findAccount(account);
    AccountView.TxRow row = view.tx(tx);
    boolean touches = row.from() == holder || row.to() == holder;
    for (long t = view.firstTransfer(tx); t < view.firstTransfer(tx + 1); t++) {
      touches |= isIts(view.fromHolding(t), holder) || isIts(view.toHolding(t), holder);
    }
    boolean isDone = row.success() != EvmTx.Success.FAILED;
    return touches && isDone && holder != AccountView.NONE
        ? Finding.of(
            Finding.Result.PROVEN,
            "it is in block " + view.block(view.blockOf(tx)).number() + " of our ledger")
        : Finding.of(Finding.Result.REFUTED, "the transaction failed, or does not touch it");
  }

  private boolean isIts(long holding, long holder) {
    return holding != AccountView.NONE && view.accountOf(holding) == holder;
  }

  /// What left the account between request and effect.
  private Amounts moved(EvmAddress account) {
    long holder = view.findAccount(account);
    Amounts moved = Amounts.NONE;
    if (holder == AccountView.NONE) {
      return moved;
    }
    PrimitiveIterator.OfLong holdings = view.holdingsOf(holder);
    while (holdings.hasNext()) {
      long holding = holdings.nextLong();
      BigInteger out = BigInteger.ZERO;
      for (long t = view.firstTransferOf(holding);
          t != AccountView.NONE;
          t = view.nextTransfer(holding, t)) {
        long time = view.block(view.blockOf(view.txOfTransfer(t))).time() * SECOND;
        if (view.fromHolding(t) == holding && time >= claim.from() && time <= claim.to()) {
          out = out.add(view.amount(t).toBigInteger());
        }
      }
      if (out.signum() > 0) {
        moved = moved.plus(new Amounts(Map.of(caip(view.asset(view.assetOf(holding))), out)));
      }
    }
    return moved;
  }

  /// An asset as CAIP-19 has it.
  private String caip(Asset asset) {
    String chain = "eip155:" + view.network().chainId();
    return switch (asset.standard()) {
      case NATIVE -> chain + "/slip44:60";
      case ERC20 -> chain + "/erc20:" + asset.contract();
      case ERC721 -> chain + "/erc721:" + asset.contract() + "/" + asset.id();
      case ERC1155 -> chain + "/erc1155:" + asset.contract() + "/" + asset.id();
    };
  }
}
