package org.entente.trace.across;

import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;
import org.entente.trace.bridge.AccountLegs;
import org.entente.trace.bridge.BridgeLeg;
import org.entente.trace.bridge.ChainName;
import org.jspecify.annotations.Nullable;

/// One ledger with its engine and its legs, the same to the outside whatever it keeps.
sealed interface Side permits OutputSide, AccountSide {
  /// Walks from the question's starts and from arrivals (tainted units by carrier). Gives tainted
  /// units by the carrier of the deposit that they ended at.
  SortedMap<Long, BigInteger> walk(SortedMap<Long, BigInteger> arrivals);

  /// The last walk.
  Walked walked();

  /// Whether the last walk's books balance.
  boolean conserved();

  /// The deposit that this transfer or output carries.
  BridgeLeg.Out out(long carrier);

  /// All deposits of the crossing that this one belongs to.
  List<BridgeLeg.Out> group(BridgeLeg.Out leg);

  List<BridgeLeg.In> in(String id);

  /// What this transfer or output moves, in all.
  BigInteger amount(long carrier);

  /// Digits behind the point of an asset, −1 where nobody told.
  int decimals(String asset);

  /// Unix seconds of a transaction's block, or a negative number where nobody told it.
  long time(long tx);

  /// Whether a bridge means this ledger by that name.
  boolean is(ChainName chain);

  /// What arrived at an address in a span of time (Unix seconds): transfers or outputs in ledger
  /// order, at most `most` of them; null where that is no address here.
  @Nullable List<BridgeLeg.In> arrivals(
      BridgeLeg.Out deposit, String address, long from, long to, int most);

  /// Takes note of deposits here that other ledgers name.
  void name(List<AccountLegs.NamedOutput> outputs);

  /// Deposits elsewhere that this ledger names.
  List<AccountLegs.NamedOutput> named();
}
