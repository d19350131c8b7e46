package org.entente.chain.evm.generate;

import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.generate.SplitMix64;

/// Who lives on the chain at the time of a block. Accounts are numbers: first the hubs
/// (exchanges, routers, pools), then people in order of arrival, some at each block. Most of what
/// happens is between people who came lately and hubs.
final class Crowd {
  private static final int HUBS = 2_000;
  private static final int TOKENS = 4_000;

  /// People who arrive for each hundred transfers.
  private static final int ARRIVALS = 9;

  private static final long TOKEN = 1L << 40;

  private final EvmSettings settings;
  private final SplitMix64 random;
  private final long front;
  private final int arriving;

  Crowd(EvmSettings settings, int block, SplitMix64 random) {
    this.settings = settings;
    this.random = random;
    this.arriving = Math.max(1, settings.perBlock() * ARRIVALS / 100);
    this.front = HUBS + (long) block * arriving;
  }

  /// The first of them is touched most: the chance of the nth is inverse to n.
  long hub() {
    return random.reciprocal(HUBS) - 1;
  }

  /// One of those who arrive now, or who came before: the more lately, the likelier.
  long person() {
    if (random.perMille(150)) {
      return front + random.below(arriving);
    }
    long people = front + arriving - HUBS;
    return front + arriving - random.reciprocal(people);
  }

  /// Each person has one token that it mostly uses.
  int tokenOf(long account) {
    SplitMix64 own = new SplitMix64(SplitMix64.mix(settings.seed() ^ account));
    return (int) (random.perMille(700) ? own : random).reciprocal(TOKENS) - 1;
  }

  Asset token(int token) {
    return Asset.erc20(address(settings.seed(), TOKEN + token));
  }

  /// One of a collection; most ids appear once.
  Asset collectible(long id) {
    EvmAddress contract = address(settings.seed(), 2 * TOKEN + random.below(100));
    return Asset.erc721(contract, Uint256.of(id));
  }

  static EvmAddress address(long seed, long account) {
    Hash256 hash = hash(seed, account);
    return new EvmAddress(hash.a(), hash.b(), (int) hash.c());
  }

  static Hash256 hash(long seed, long number) {
    SplitMix64 words = new SplitMix64(SplitMix64.mix(seed) ^ SplitMix64.mix(~number));
    return new Hash256(words.next(), words.next(), words.next(), words.next());
  }
}
