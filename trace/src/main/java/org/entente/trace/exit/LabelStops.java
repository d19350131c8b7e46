package org.entente.trace.exit;

import com.carrotsearch.hppc.LongObjectHashMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.entente.base.EvmAddress;
import org.entente.base.address.AddressKey;
import org.entente.base.address.CryptoAddress;
import org.entente.chain.ChainView;
import org.entente.chain.evm.AccountView;
import org.entente.chain.script.Addresses;
import org.entente.trace.Ending;
import org.entente.trace.OutputStops;
import org.entente.trace.account.Stop;
import org.entente.trace.account.Stops;
import org.entente.trace.label.Claim;
import org.entente.trace.label.LabelBook;
import org.jspecify.annotations.Nullable;

/// Labelled addresses as stops of a walk: desks of exchanges, mixers, bridges, services. An address
/// that is only known to belong to a thief, a victim or a listed person stops nothing.
public final class LabelStops {
  /// Accounts below this number are no accounts but parts of the machine (precompiles) or nobody's
  /// (zero). Issuers have blacklisted such ones; a label there must not swallow what passes.
  private static final int MACHINE_ACCOUNTS = 1 << 16;

  private LabelStops() {}

  /// For one walk by one thread.
  public static Stops accounts(LabelBook book) {
    LongObjectHashMap<Optional<Stop>> known = new LongObjectHashMap<>();
    return (view, transfer) -> {
      long holding = view.toHolding(transfer);
      if (holding == AccountView.NONE) {
        return null;
      }
      long account = view.accountOf(holding);
      Optional<Stop> stop = known.get(account);
      if (stop == null) {
        stop = Optional.ofNullable(stop(book, view.address(account)));
        known.put(account, stop);
      }
      return stop.orElse(null);
    };
  }

  private static @Nullable Stop stop(LabelBook book, EvmAddress address) {
    if (isMachine(address)) {
      return null;
    }
    AddressKey key = AddressKey.of(address);
    return book.desk(key)
        .map(desk -> new Stop(kind(desk), null, names(book, key, desk), null))
        .orElse(null);
  }

  static boolean isMachine(EvmAddress address) {
    return address.a() == 0
        && address.b() == 0
        && Integer.compareUnsigned(address.c(), MACHINE_ACCOUNTS) < 0;
  }

  /// The name by which it stops comes first.
  private static List<String> names(LabelBook book, AddressKey key, Claim desk) {
    List<String> names = new ArrayList<>();
    names.add(desk.text());
    book.names(key).stream().filter(name -> !name.equals(desk.text())).forEach(names::add);
    return names;
  }

  private static Stop.Kind kind(Claim desk) {
    return switch (desk.role()) {
      case EXCHANGE -> Stop.Kind.EXCHANGE;
      case MIXER -> Stop.Kind.MIXER;
      case BRIDGE -> Stop.Kind.BRIDGE;
      case ISSUER -> Stop.Kind.ISSUER;
      case BURN -> Stop.Kind.BURN;
      case OTC, SERVICE -> Stop.Kind.SERVICE;
      case HOLDER -> throw new IllegalArgumentException("a holder is no desk");
    };
  }

  /// For one walk by one thread.
  public static OutputStops outputs(LabelBook book, ChainView chain) {
    Addresses addresses = new Addresses(chain.network());
    LongObjectHashMap<Optional<Ending>> known = new LongObjectHashMap<>();
    return output -> {
      long script = chain.scriptOf(output);
      Optional<Ending> ending = known.get(script);
      if (ending == null) {
        ending =
            addresses
                .of(chain.script(script))
                .flatMap(address -> book.desk(CryptoAddress.read(address).key()))
                .map(LabelStops::ending);
        known.put(script, ending);
      }
      return ending.orElse(null);
    };
  }

  private static Ending ending(Claim desk) {
    return switch (desk.role()) {
      case EXCHANGE -> Ending.AT_EXCHANGE;
      case MIXER -> Ending.AT_MIXER;
      case BRIDGE -> Ending.AT_BRIDGE;
      case ISSUER -> Ending.AT_ISSUER;
      case BURN -> Ending.AT_BURN;
      case OTC, SERVICE -> Ending.AT_SERVICE;
      case HOLDER -> throw new IllegalArgumentException("a holder is no desk");
    };
  }
}
