package org.entente.trace.account;

import java.math.BigInteger;
import java.util.List;
import org.entente.base.Asset;
import org.entente.trace.Method;

/// The answer to an [AccountQuestion].
///
/// `ends` stand in the order of their holdings; ends of amount 0 are left out. `sums` has one row
/// for each asset that taint was in, in order of appearance in the ledger. `flows` are kept if
/// asked for, in order of the walk. `accounts` are those that had taint, ascending.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record AccountTrace(
    AccountQuestion question,
    List<Origin> starts,
    List<AccountEnd> ends,
    List<Sum> sums,
    List<Conversion> conversions,
    Stats stats,
    List<AccountFlow> flows,
    long[] accounts) {

  /// What a start comes to in one asset: `amount` units, which arrived by `transfers`.
  public record Origin(int start, String at, Asset asset, BigInteger amount, long transfers) {}

  /// One asset's books. `overlap` arrived at another start, which overrides it. `in` and `out` came
  /// from and went to other assets.
  public record Sum(
      Asset asset,
      BigInteger started,
      BigInteger ended,
      BigInteger fees,
      BigInteger overlap,
      BigInteger in,
      BigInteger out) {
    public boolean conserved() {
      return started.add(in).equals(ended.add(fees).add(overlap).add(out));
    }
  }

  /// What the walk did: `visited` transactions were walked, `edges` flows of taint met in them.
  public record Stats(long visited, long edges) {}

  /// Whether each asset's books balance; poison never claims it.
  public boolean conserved() {
    return question.method() != Method.POISON && sums.stream().allMatch(Sum::conserved);
  }

  /// Tainted units of an end's kind that stopped for this leg, in all.
  public BigInteger amountOf(String leg) {
    return ends.stream()
        .filter(end -> leg.equals(end.stop().leg()))
        .map(AccountEnd::amount)
        .reduce(BigInteger.ZERO, BigInteger::add);
  }
}
