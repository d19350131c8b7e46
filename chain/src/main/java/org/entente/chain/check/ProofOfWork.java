package org.entente.chain.check;

import java.math.BigInteger;
import org.entente.base.Hash256;
import org.entente.base.Network;
import org.entente.chain.BrokenRule;
import org.entente.chain.BrokenRule.Rule;

/// The work behind a header: its hash, read as a little-endian number, must not exceed the target
/// that its bits stand for, nor may that target be easier than the network allows (Bitcoin Core
/// `pow.cpp`, `arith_uint256.cpp`).
public final class ProofOfWork {
  private static final BigInteger TWO_TO_256 = BigInteger.ONE.shiftLeft(256);

  private ProofOfWork() {}

  /// Throws [BrokenRule] when `hash` doesn't meet `bits`, or `bits` is none of the network's.
  public static void check(Hash256 hash, int bits, Network network) {
    BigInteger target = target(bits);
    if (target.signum() <= 0 || target.compareTo(target(network.powLimitBits())) > 0) {
      throw new BrokenRule(
          Rule.PROOF_OF_WORK,
          "bits %08x are easier than %s allows".formatted(bits, network.text()));
    }
    if (number(hash).compareTo(target) > 0) {
      throw new BrokenRule(
          Rule.PROOF_OF_WORK, hash.reversed().hex() + " is above the target of its bits");
    }
  }

  /// True when [#check] would pass.
  public static boolean isMet(Hash256 hash, int bits, Network network) {
    BigInteger target = target(bits);
    return target.signum() > 0
        && target.compareTo(target(network.powLimitBits())) <= 0
        && number(hash).compareTo(target) <= 0;
  }

  /// The number of hashes expected to meet `bits`: 2^256 / (target + 1). Sums of it order chains.
  /// Zero where `bits` stands for no target.
  public static BigInteger work(int bits) {
    BigInteger target = target(bits);
    return target.signum() <= 0 ? BigInteger.ZERO : TWO_TO_256.divide(target.add(BigInteger.ONE));
  }

  /// The target of compact `bits`; not positive where it is negative, zero or above 256 bits.
  static BigInteger target(int bits) {
    int size = bits >>> 24;
    int word = bits & 0x007fffff;
    boolean negative = (bits & 0x00800000) != 0;
    BigInteger mantissa = BigInteger.valueOf(word);
    BigInteger target =
        size <= 3 ? mantissa.shiftRight(8 * (3 - size)) : mantissa.shiftLeft(8 * (size - 3));
    return negative || target.bitLength() > 256 ? BigInteger.ONE.negate() : target;
  }

  private static BigInteger number(Hash256 hash) {
    return new BigInteger(1, hash.reversed().bytes());
  }
}
