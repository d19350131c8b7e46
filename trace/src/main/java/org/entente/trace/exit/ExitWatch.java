package org.entente.trace.exit;

import java.math.BigInteger;
import java.util.List;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.address.CryptoAddress;
import org.entente.chain.evm.AccountView;
import org.entente.trace.account.AccountText;
import org.entente.trace.exit.Exit.Kind;
import org.entente.trace.label.Claim;
import org.entente.trace.label.LabelBook;
import org.jspecify.annotations.Nullable;

/// Where followed money can be stopped when it arrives, or is about to: asked place by place while
/// the ledger grows. Not safe for several threads.
public final class ExitWatch {
  private final LabelBook book;
  private final Chances chances = new Chances(ExitSettings.ASSUMED);
  private @Nullable Issuers issuers;
  private @Nullable Freezes freezes;
  private String digest = "";
  private int blocks;

  /// Names desks by `book`, as exits of a trace are named.
  public ExitWatch(LabelBook book) {
    this.book = book;
  }

  /// A place that followed money reaches.
  ///
  /// @param known what it is, where somebody else than the labels says so: the kind UNSPENT
  ///     keeps it from being a desk; null asks the labels
  /// @param name who is `known` to have it
  public record Reached(
      String network,
      String at,
      @Nullable String address,
      String asset,
      BigInteger amount,
      @Nullable Kind known,
      @Nullable String name) {}

  /// The exit, or null where the money only lies at an address.
  public @Nullable Exit at(Reached place) {
    return judge(place, null, null, null);
  }

  /// The same of a token at an account, that its issuer may freeze, or have frozen.
  public @Nullable Exit at(Reached place, AccountView view, EvmAddress account, Asset asset) {
    Issuers known = issuers;
    if (known == null) {
      known = Issuers.of(view.network());
      issuers = known;
    }
    Issuers.Issuer issuer = known.of(asset);
    if (issuer == null) {
      return judge(place, null, null, null);
    }
    Freezes.Freeze freeze = freezes(view).of(issuer.contract(), account);
    String by = freeze == null ? null : AccountText.tx(view, freeze.tx());
    return judge(place, issuer, freeze, by);
  }

  /// Logs are read only when such a token moves: those of new blocks, all of them where the ledger
  /// has taken blocks back.
  private Freezes freezes(AccountView view) {
    Freezes known = freezes;
    int now = view.blockCount();
    if (known != null && blocks <= now && view.before(blocks).digest().equals(digest)) {
      if (blocks < now) {
        known.read(view, view.before(blocks).txCount());
      }
    } else {
      known = Freezes.of(view);
      freezes = known;
    }
    blocks = now;
    digest = view.digest();
    return known;
  }

  private @Nullable Exit judge(
      Reached place,
      Issuers.@Nullable Issuer issuer,
      Freezes.@Nullable Freeze freeze,
      @Nullable String freezeTx) {
    Claim desk = null;
    List<String> names = place.name == null ? List.of() : List.of(place.name);
    if (place.known == null && place.address != null) {
      var key = CryptoAddress.read(place.address).key();
      desk = book.desk(key).orElse(null);
      names = book.names(key);
    }
    Kind kind = place.known == null ? Exits.held(desk) : place.known;
    if (kind == Kind.UNSPENT && issuer == null) {
      return null;
    }
    return chances.judge(
        new Exits.Found(
            place.network,
            place.at,
            place.address,
            place.asset,
            place.amount,
            kind == Kind.UNSPENT ? Kind.ISSUER : kind,
            names,
            desk,
            issuer,
            freeze,
            freezeTx,
            0),
        place.amount);
  }
}
