package org.entente.app.exposure;

import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import org.entente.base.Asset;
import org.entente.base.BadInput;
import org.entente.base.EvmAddress;
import org.entente.chain.evm.AccountView;
import org.entente.trace.exposure.AccountExposureWalk;
import org.entente.trace.exposure.AccountNames;
import org.entente.trace.exposure.Exposure;
import org.entente.trace.exposure.ExposureSettings;

/// Screens accounts, each asset by itself: the native one first, then in order of appearance.
final class AccountScreening implements Desk {
  /// Anybody can send anybody a hundred worthless tokens.
  static final int MOST_ASSETS = 25;

  private final AccountView chain;
  private final AccountNames names;
  private final AccountExposureWalk walk;

  AccountScreening(AccountView chain, AccountNames names, ExposureSettings settings) {
    this.chain = chain;
    this.names = names;
    walk = new AccountExposureWalk(chain, names, settings);
  }

  @Override
  public List<Screened> ask(String address) {
    EvmAddress parsed;
    try {
      parsed = EvmAddress.parse(address);
    } catch (IllegalArgumentException e) {
      throw new BadInput(address, "", String.valueOf(e.getMessage()), "Check the address.", e);
    }
    return ask(parsed);
  }

  List<Screened> ask(EvmAddress address) {
    long account = chain.findAccount(address);
    List<Long> holdings = new ArrayList<>();
    if (account != AccountView.NONE) {
      PrimitiveIterator.OfLong all = chain.holdingsOf(account);
      while (all.hasNext() && holdings.size() < MOST_ASSETS) {
        long holding = all.nextLong();
        boolean isNative = chain.asset(chain.assetOf(holding)).equals(Asset.NATIVE);
        holdings.add(isNative ? 0 : holdings.size(), holding);
      }
    }
    if (holdings.isEmpty()) {
      return List.of(
          new Screened(
              address.toString(),
              Asset.NATIVE.text(chain.network()),
              account != AccountView.NONE,
              names.ofAddress(address),
              Exposure.NOTHING,
              Exposure.NOTHING));
    }
    List<Screened> results = new ArrayList<>();
    for (long holding : holdings) {
      results.add(
          new Screened(
              address.toString(),
              chain.asset(chain.assetOf(holding)).text(chain.network()),
              true,
              names.ofAddress(address),
              walk.incoming(holding),
              walk.outgoing(holding)));
    }
    return results;
  }
}
