package org.entente.trace.bridge;

import java.util.List;
import java.util.Map;
import org.entente.base.EvmNetwork;
import org.entente.base.Uint256;

/// The numbers that protocols give to chains, where those aren't chain ids (EIP-155).
///
/// Wormhole: `sdk` constants. LayerZero: version 2 adds 30,000 to the numbers of version 1.
/// Chainflip: `cf-primitives` (ForeignChain, Asset).
final class ChainNumbers {
  private static final Map<Integer, Long> WORMHOLE =
      Map.ofEntries(
          Map.entry(2, 1L),
          Map.entry(4, 56L),
          Map.entry(5, 137L),
          Map.entry(6, 43114L),
          Map.entry(10, 250L),
          Map.entry(13, 8217L),
          Map.entry(14, 42220L),
          Map.entry(16, 1284L),
          Map.entry(23, 42161L),
          Map.entry(24, 10L),
          Map.entry(30, 8453L),
          Map.entry(34, 534352L),
          Map.entry(35, 5000L),
          Map.entry(38, 59144L),
          Map.entry(44, 130L));

  private static final Map<Integer, Long> LAYERZERO =
      Map.of(
          101, 1L, 102, 56L, 106, 43114L, 109, 137L, 110, 42161L, 111, 10L, 184, 8453L, 332, 146L);

  private static final Map<Integer, ChainName> CHAINFLIP =
      Map.of(
          1, ChainName.Evm.of(1),
          2, new ChainName.Other("polkadot"),
          3, new ChainName.Bitcoin(),
          4, ChainName.Evm.of(42161),
          5, new ChainName.Other("solana"));

  private static final List<String> CHAINFLIP_ASSETS =
      List.of("ETH", "FLIP", "USDC", "DOT", "BTC", "ARBETH", "ARBUSDC", "USDT", "SOL", "SOLUSDC");

  private static final int LAYERZERO_2 = 30_000;

  private ChainNumbers() {}

  /// A chain id; ids that no chain can have are named, not guessed.
  static ChainName evm(Uint256 id) {
    return id.fitsLong() && !id.isZero()
        ? ChainName.Evm.of(id.toLong())
        : new ChainName.Other("chain id " + id);
  }

  static ChainName wormhole(long number) {
    return named(WORMHOLE, number, "wormhole");
  }

  static ChainName layerZero(long number) {
    return named(LAYERZERO, number % LAYERZERO_2, "layerzero");
  }

  static ChainName chainflip(long number) {
    ChainName known = CHAINFLIP.get((int) number);
    return known != null ? known : new ChainName.Other("chainflip " + number);
  }

  /// The name of asset `number`, or the number itself.
  static String chainflipAsset(long number) {
    return number >= 1 && number <= CHAINFLIP_ASSETS.size()
        ? CHAINFLIP_ASSETS.get((int) number - 1)
        : "chainflip asset " + number;
  }

  /// LayerZero's number of this network in version 2, −1 where we know none.
  static long layerZeroOf(EvmNetwork network) {
    long number = numberOf(LAYERZERO, network);
    return number < 0 ? -1 : number + LAYERZERO_2;
  }

  /// Wormhole's number of this network, −1 where we know none.
  static long wormholeOf(EvmNetwork network) {
    return numberOf(WORMHOLE, network);
  }

  private static long numberOf(Map<Integer, Long> numbers, EvmNetwork network) {
    return numbers.entrySet().stream()
        .filter(e -> e.getValue() == network.chainId())
        .mapToLong(Map.Entry::getKey)
        .findAny()
        .orElse(-1);
  }

  private static ChainName named(Map<Integer, Long> numbers, long number, String protocol) {
    Long id = numbers.get((int) number);
    return id != null ? ChainName.Evm.of(id) : new ChainName.Other(protocol + " " + number);
  }
}
