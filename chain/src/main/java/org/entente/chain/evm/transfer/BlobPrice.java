package org.entente.chain.evm.transfer;

import java.math.BigInteger;
import java.util.List;
import org.entente.base.EvmNetwork;
import org.entente.base.Uint256;
import org.jspecify.annotations.Nullable;

/// What a unit of blob gas costs (EIP-4844): it grows exponentially with the excess that the
/// header names, at a pace that forks change.
public final class BlobPrice {
  /// Units of blob gas that each blob takes.
  public static final long GAS_PER_BLOB = 131_072;

  private static final long GNOSIS = 100;

  /// An excess of more than this many times the pace has a price that nobody can pay.
  private static final long MAX_STEPS = 100;

  private record Pace(long from, long fraction) {}

  /// Mainnet: Cancun, Prague (EIP-7691), the two forks of blob parameters alone (EIP-7892), each
  /// from a time in Unix seconds on (ethereum/execution-specs, pages of the forks).
  private static final List<Pace> MAINNET =
      List.of(
          new Pace(1_710_338_135, 3_338_477),
          new Pace(1_746_612_311, 5_007_716),
          new Pace(1_765_290_071, 8_346_193),
          new Pace(1_767_747_671, 11_684_671));

  private BlobPrice() {}

  /// In wei. Null where this network's schedule is not known.
  public static @Nullable Uint256 of(EvmNetwork network, long time, long excessBlobGas) {
    if (network.chainId() == GNOSIS) {
      return exponential(1_000_000_000, excessBlobGas, 1_112_826);
    }
    if (!network.equals(EvmNetwork.ETHEREUM)) {
      return null;
    }
    long fraction = MAINNET.getFirst().fraction();
    for (Pace pace : MAINNET) {
      fraction = time >= pace.from ? pace.fraction : fraction;
    }
    return exponential(1, excessBlobGas, fraction);
  }

  /// `factor` · e^(`numerator` / `denominator`) by its Taylor series in whole numbers, as the EIP
  /// spells out.
  static Uint256 exponential(long factor, long numerator, long denominator) {
    if (numerator / denominator > MAX_STEPS) {
      throw new IllegalArgumentException("an excess of blob gas of " + numerator);
    }
    BigInteger by = BigInteger.valueOf(denominator);
    BigInteger times = BigInteger.valueOf(numerator);
    BigInteger sum = BigInteger.ZERO;
    BigInteger term = BigInteger.valueOf(factor).multiply(by);
    for (long i = 1; term.signum() > 0; i++) {
      sum = sum.add(term);
      term = term.multiply(times).divide(by.multiply(BigInteger.valueOf(i)));
    }
    return Uint256.of(sum.divide(by));
  }
}
