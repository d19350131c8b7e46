package org.entente.trace.exit;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.entente.base.Asset;
import org.entente.base.address.AddressKey;
import org.entente.base.address.CryptoAddress;
import org.entente.chain.ChainView;
import org.entente.chain.evm.AccountView;
import org.entente.chain.script.Addresses;
import org.entente.trace.End;
import org.entente.trace.Place;
import org.entente.trace.Trace;
import org.entente.trace.account.AccountEnd;
import org.entente.trace.account.AccountText;
import org.entente.trace.account.AccountTrace;
import org.entente.trace.across.AcrossEnds;
import org.entente.trace.across.AcrossTrace;
import org.entente.trace.across.Walked;
import org.entente.trace.exit.Exit.Kind;
import org.entente.trace.label.Claim;
import org.entente.trace.label.LabelBook;
import org.entente.trace.label.Role;
import org.jspecify.annotations.Nullable;

/// Ranks the ends of a trace by amount that can still be stopped × chance × time left.
///
/// Amounts of different assets can't be compared without prices, which a ledger doesn't have; each
/// counts as its share of the asset's ends. All figures are whole parts per million.
public final class Exits {
  private static final Comparator<Exit> BEST_FIRST =
      Comparator.comparingLong(Exit::score)
          .reversed()
          .thenComparing(Exit::amount, Comparator.reverseOrder())
          .thenComparing(Exit::network)
          .thenComparing(Exit::at);

  private final LabelBook book;
  private final Chances chances;

  public Exits(LabelBook book, ExitSettings settings) {
    this.book = book;
    this.chances = new Chances(settings);
  }

  /// Assets of one name on two ledgers are two.
  private record Held(String network, String asset) {
    static Held of(Found found) {
      return new Held(found.network, found.asset);
    }
  }

  /// What one end is, before it is judged.
  ///
  /// @param desk the label that makes it somebody's
  /// @param issuer of its token
  /// @param seconds from its arrival to the end of the data; negative where unknown
  record Found(
      String network,
      String at,
      @Nullable String address,
      String asset,
      BigInteger amount,
      Kind kind,
      List<String> holder,
      @Nullable Claim desk,
      Issuers.@Nullable Issuer issuer,
      Freezes.@Nullable Freeze freeze,
      @Nullable String freezeTx,
      long seconds) {}

  /// The exits of a trace through accounts.
  public List<Exit> of(AccountView view, AccountTrace trace) {
    return ranked(found(view, trace.ends()));
  }

  /// The exits of a trace over several ledgers, in one order. Time left counts to the end of each
  /// ledger's own data. A deposit whose taint goes on elsewhere is none.
  public List<Exit> of(AcrossTrace trace) {
    AcrossEnds ends = AcrossEnds.in(trace);
    List<Found> found = new ArrayList<>();
    for (int ledger = 0; ledger < trace.ledgers().size(); ledger++) {
      switch (trace.ledgers().get(ledger)) {
        case Walked.Outputs walked -> {
          int of = ledger;
          Function<End, List<String>> bridge = end -> ends.protocol(of, end);
          found.addAll(found(walked.view(), ends.staying(ledger, walked), bridge));
        }
        case Walked.Accounts walked ->
            found.addAll(found(walked.view(), ends.staying(ledger, walked)));
      }
    }
    return ranked(found);
  }

  private List<Found> found(AccountView view, List<AccountEnd> ends) {
    Issuers issuers = Issuers.of(view.network());
    Freezes freezes = Freezes.of(view);
    long now = view.blockCount() == 0 ? 0 : view.block(view.blockCount() - 1).time();
    List<Found> found = new ArrayList<>();
    for (AccountEnd end : ends) {
      Asset asset = view.asset(view.assetOf(end.holding()));
      var address = view.addressOf(end.holding());
      AddressKey key = AddressKey.of(address);
      Claim desk = book.desk(key).orElse(null);
      Issuers.Issuer issuer = issuers.of(asset);
      Freezes.Freeze freeze = issuer == null ? null : freezes.of(issuer.contract(), address);
      long arrived = view.block(view.blockOf(view.txOfTransfer(end.last()))).time();
      Kind kind = kind(end, desk);
      found.add(
          new Found(
              view.network().text(),
              AccountText.at(view, end.holding()),
              address.toString(),
              asset.text(view.network()),
              end.amount(),
              kind == Kind.UNSPENT && issuer != null ? Kind.ISSUER : kind,
              end.stop().labels().isEmpty() ? book.names(key) : end.stop().labels(),
              desk,
              issuer,
              freeze,
              freeze == null ? null : AccountText.tx(view, freeze.tx()),
              now - arrived));
    }
    return found;
  }

  private static Kind kind(AccountEnd end, @Nullable Claim desk) {
    return switch (end.stop().kind()) {
      case ACCOUNT -> held(desk);
      case EXCHANGE -> Kind.EXCHANGE;
      case MIXER -> Kind.MIXER;
      case BRIDGE -> Kind.BRIDGE;
      case BURN -> Kind.BURN;
      case ISSUER -> Kind.ISSUER;
      case SERVICE -> desk != null && desk.role() == Role.OTC ? Kind.OTC : Kind.SERVICE;
      case ORIGIN, LIMIT -> Kind.UNKNOWN;
    };
  }

  /// The exits of a trace through outputs.
  public List<Exit> of(ChainView chain, Trace trace) {
    return ranked(found(chain, trace.ends(), _ -> List.of()));
  }

  /// `bridge` names one where no label does.
  private List<Found> found(ChainView chain, List<End> ends, Function<End, List<String>> bridge) {
    Addresses addresses = new Addresses(chain.network());
    long now = lastTime(chain);
    List<Found> found = new ArrayList<>();
    for (End end : ends) {
      Optional<String> address =
          Place.isOutput(end.at())
              ? addresses.of(chain.script(chain.scriptOf(end.at())))
              : Optional.empty();
      Optional<AddressKey> key = address.map(text -> CryptoAddress.read(text).key());
      Claim desk = key.flatMap(book::desk).orElse(null);
      List<String> names = key.map(book::names).orElse(List.of());
      long time = chain.block(chain.blockOf(Place.tx(chain, end.at()))).time();
      found.add(
          new Found(
              chain.network().text(),
              Place.text(chain, end.at()),
              address.orElse(null),
              "BTC",
              BigInteger.valueOf(end.amount()),
              kind(end, desk),
              names.isEmpty() ? bridge.apply(end) : names,
              desk,
              null,
              null,
              null,
              time < 0 || now < 0 ? -1 : now - time));
    }
    return found;
  }

  private static long lastTime(ChainView chain) {
    for (int block = chain.blockCount() - 1; block >= 0; block--) {
      if (chain.block(block).time() >= 0) {
        return chain.block(block).time();
      }
    }
    return -1;
  }

  private static Kind kind(End end, @Nullable Claim desk) {
    return switch (end.ending().kind()) {
      case "unspent" -> held(desk);
      case "exchange" -> Kind.EXCHANGE;
      case "mixer" -> Kind.MIXER;
      case "bridge" -> Kind.BRIDGE;
      case "burn" -> Kind.BURN;
      case "issuer" -> Kind.ISSUER;
      case "service" -> desk != null && desk.role() == Role.OTC ? Kind.OTC : Kind.SERVICE;
      default -> Kind.UNKNOWN;
    };
  }

  /// What nobody has moved on lies with a desk where a label says so: a start, for instance.
  static Kind held(@Nullable Claim desk) {
    if (desk == null) {
      return Kind.UNSPENT;
    }
    return switch (desk.role()) {
      case EXCHANGE -> Kind.EXCHANGE;
      case MIXER -> Kind.MIXER;
      case BRIDGE -> Kind.BRIDGE;
      case OTC -> Kind.OTC;
      case ISSUER -> Kind.ISSUER;
      case BURN -> Kind.BURN;
      case SERVICE -> Kind.SERVICE;
      case HOLDER -> Kind.UNSPENT;
    };
  }

  private List<Exit> ranked(List<Found> found) {
    Map<Held, BigInteger> sums = new HashMap<>();
    found.forEach(one -> sums.merge(Held.of(one), one.amount, BigInteger::add));
    List<Exit> exits = new ArrayList<>();
    for (Found one : found) {
      BigInteger sum = sums.getOrDefault(Held.of(one), BigInteger.ZERO);
      exits.add(chances.judge(one, sum));
    }
    exits.sort(BEST_FIRST);
    return List.copyOf(exits);
  }
}
