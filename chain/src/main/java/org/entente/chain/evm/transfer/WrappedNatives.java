package org.entente.chain.evm.transfer;

import java.util.List;
import java.util.Map;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;

/// The contracts that hold a network's native asset and issue a token for it, by code like WETH9:
/// they log `Deposit` and `Withdrawal` where others log a transfer from or to the zero address.
/// Events of that name are common, so only these count. Not here belong wrapped assets that log
/// both (Arbitrum, Scroll, Blast): what they mint is a transfer like any other.
///
/// Networks and addresses were compared in November 2026 with the lists of Trust Wallet and
/// Viaprotocol (WCRO) and with Uniswap's SDK (Sepolia; Unichain in a copy of it). What the
/// contracts log stands in no list.
public final class WrappedNatives {
  private static final EvmAddress OP_STACK =
      EvmAddress.parse("0x4200000000000000000000000000000000000006");

  private static final Map<Long, List<EvmAddress>> BY_CHAIN =
      Map.ofEntries(
          entry(1, "0xC02aaA39b223FE8D0A0e5C4F27eAD9083C756Cc2"),
          Map.entry(10L, List.of(OP_STACK)),
          entry(25, "0x5C7F8A570d578ED84E63fdFA7b1eE72dEae1AE23"),
          entry(56, "0xbb4CdB9CBd36B01bD1cBaEBF2De08d9173bc095c"),
          entry(100, "0xe91D153E0b41518A2Ce8Dd3D7944Fa863463a97d"),
          Map.entry(130L, List.of(OP_STACK)),
          entry(137, "0x0d500B1d8E8eF31E21C99d1Db9A6444d3ADf1270"),
          entry(250, "0x21be370D5312f44cB42ce377BC9b8a0cEF1A4C83"),
          Map.entry(8453L, List.of(OP_STACK)),
          entry(43114, "0xB31f66AA3C1e785363F0875A1B74E27b85FD66c7"),
          entry(59144, "0xe5D7C2a44FfDDf6b295A15c148167daaAf5Cf34f"),
          entry(11155111, "0xfFf9976782d46CC05630D1f6eBAb18b2324d6B14"));

  private WrappedNatives() {}

  private static Map.Entry<Long, List<EvmAddress>> entry(long chainId, String address) {
    return Map.entry(chainId, List.of(EvmAddress.parse(address)));
  }

  public static boolean isOne(EvmNetwork network, EvmAddress contract) {
    return BY_CHAIN.getOrDefault(network.chainId(), List.of()).contains(contract);
  }
}
