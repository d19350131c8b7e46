package org.entente.trace.bridge;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;

/// Contracts that are known as a protocol's own. Anybody can log a bridge's events; a link that
/// rests on a contract which doesn't stand here is still a link by its id, but is marked.
///
/// Addresses as the protocols publish them (documentation and deployments, November 2026);
/// routers and vaults rotate, so a missing one proves nothing.
final class KnownContracts {
  private static final long ETHEREUM = 1;
  private static final long OPTIMISM = 10;
  private static final long BSC = 56;
  private static final long POLYGON = 137;
  private static final long FANTOM = 250;
  private static final long BASE = 8453;
  private static final long ARBITRUM = 42161;
  private static final long AVALANCHE = 43114;
  private static final long HARMONY = 1666600000;

  private static final Map<Protocol, Map<Long, Set<EvmAddress>>> KNOWN =
      new EnumMap<>(Protocol.class);

  static {
    thorchain();
    add(Protocol.MAYA, ETHEREUM, "0xe3985E6b61b814F7Cdb188766562ba71b446B46d");
    add(Protocol.CHAINFLIP, ETHEREUM, "0xF5e10380213880111522dd0efD3dbb45b9f62Bcc");
    across();
    for (long chain : new long[] {ETHEREUM, BSC, POLYGON}) {
      add(Protocol.LAYERZERO, chain, "0x1a44076050125825900e736c501f859c50fE728c");
    }
    add(Protocol.LAYERZERO, ETHEREUM, "0x4D73AdB72bC3DD368966edD0f0b2148401A178E2");
    wormhole();
    add(Protocol.AXELAR, ETHEREUM, "0x4F4495243837681061C4743b74B3eEdf548D56A5");
    add(Protocol.AXELAR, BSC, "0x304acf330bbE08d1e512eefaa92F6a57871fD895");
    add(Protocol.AXELAR, POLYGON, "0x6f015F16De9fC8791b234eF68D486d2bF203FBA8");
    avalanche();
    cbridge();
    synapse();
  }

  private KnownContracts() {}

  static boolean has(Protocol protocol, EvmNetwork network, EvmAddress contract) {
    return KNOWN
        .getOrDefault(protocol, Map.of())
        .getOrDefault(network.chainId(), Set.of())
        .contains(contract);
  }

  private static void thorchain() {
    add(Protocol.THORCHAIN, ETHEREUM, "0x42A5Ed456650a09Dc10EBc6361A7480fDd61f27B");
    add(Protocol.THORCHAIN, ETHEREUM, "0xC145990E84155416144C532E31f89B840Ca8c2cE");
    add(Protocol.THORCHAIN, ETHEREUM, "0x3624525075b88B24ecc29CE226b0CEc1fFcB6976");
    add(Protocol.THORCHAIN, ETHEREUM, "0xD37BbE5744D730a1d98d8DC97c42F0Ca46aD7146");
    add(Protocol.THORCHAIN, BSC, "0xb30ec53f98ff5947ede720d32ac2da7e52a5f56b");
    add(Protocol.THORCHAIN, AVALANCHE, "0x8F66c4AE756BEbC49Ec8B81966DD8bba9f127549");
    add(Protocol.THORCHAIN, AVALANCHE, "0x00dc6100103BC402d490aEE3F9a5560cBd91f1d4");
    add(Protocol.THORCHAIN, BASE, "0x1b3e6daa08e7a2e29e2ff23b6c40abe79a15a17a");
    add(Protocol.THORCHAIN, BASE, "0x00dc6100103BC402d490aEE3F9a5560cBd91f1d4");
  }

  private static void across() {
    add(Protocol.ACROSS, ETHEREUM, "0x4D9079Bb4165aeb4084c526a32695dCfd2F77381");
    add(Protocol.ACROSS, ETHEREUM, "0x5c7BCd6E7De5423a257D81B442095A1a6ced35C5");
    add(Protocol.ACROSS, OPTIMISM, "0xa420b2d1c0841415A695b81E5B867BCD07Dff8C9");
    add(Protocol.ACROSS, OPTIMISM, "0x6f26Bf09B1C792e3228e5467807a900A503c0281");
    add(Protocol.ACROSS, ARBITRUM, "0xe35e9842fceaCA96570B734083f4a58e8F7C5f2A");
    add(Protocol.ACROSS, BASE, "0x09aea4b2242abC8bb4BB78D537A67a245A7bEC64");
  }

  /// The core contract where it publishes, the token bridge where it redeems.
  private static void wormhole() {
    add(Protocol.WORMHOLE, ETHEREUM, "0x98f3c9e6E3fAce36bAAd05FE09d375Ef1464288B");
    add(Protocol.WORMHOLE, ETHEREUM, "0x3ee18B2214AFF97000D974cf647E7C347E8fa585");
    add(Protocol.WORMHOLE, POLYGON, "0x5a58505a96D1dbf8dF91cB21B54419FC36e93fdE");
    add(Protocol.WORMHOLE, BASE, "0x8d2de8d2f73F1F4cAB472AC9A881C9b123C79627");
    add(Protocol.WORMHOLE, ARBITRUM, "0x0b2402144Bb366A632D14B83F244D2e0e21bD39c");
  }

  /// Every bridged token logs for itself: BTC.b, USDC.e, USDT.e, DAI.e.
  private static void avalanche() {
    add(Protocol.AVALANCHE, AVALANCHE, "0x152b9d0FdC40C096757F570A51E494bd4b943E50");
    add(Protocol.AVALANCHE, AVALANCHE, "0xa7d7079b0fead91f3e65f86e8915cb59c1a4c664");
    add(Protocol.AVALANCHE, AVALANCHE, "0xc7198437980c041c805a1edcba50c1ce5db95118");
    add(Protocol.AVALANCHE, AVALANCHE, "0xd586e7f844cea2f87f50152665bcbc2c279d8d70");
  }

  private static void cbridge() {
    add(Protocol.CBRIDGE, ETHEREUM, "0x5427FEFA711Eff984124bFBB1AB6fbf5E3DA1820");
    add(Protocol.CBRIDGE, ETHEREUM, "0xB37D31b2A74029B5951a2778F959282E2D518595");
    add(Protocol.CBRIDGE, ETHEREUM, "0x7510792A3B1969F9307F3845CE88e39578f2bAE1");
    add(Protocol.CBRIDGE, ETHEREUM, "0x16365b45EB269B5B5dACB34B4a15399Ec79b95eB");
    add(Protocol.CBRIDGE, ETHEREUM, "0x52E4f244f380f8fA51816c8a10A63105dd4De084");
  }

  private static void synapse() {
    add(Protocol.SYNAPSE, ETHEREUM, "0x2796317b0ff8538f253012862c06787adfb8ceb6");
    add(Protocol.SYNAPSE, OPTIMISM, "0xaf41a65f786339e7911f4acdad6bd49426f2dc6b");
    add(Protocol.SYNAPSE, BSC, "0xd123f70ae324d34a9e76b67a27bf77593ba8749f");
    add(Protocol.SYNAPSE, POLYGON, "0x8f5bbb2bb8c2ee94639e55d5f41de9b4839c1280");
    add(Protocol.SYNAPSE, FANTOM, "0xaf41a65f786339e7911f4acdad6bd49426f2dc6b");
    add(Protocol.SYNAPSE, ARBITRUM, "0x6f4e8eba4d337f874ab57478acc2cb5bacdc19c9");
    add(Protocol.SYNAPSE, AVALANCHE, "0xc05e61d0e7a63d27546389b7ad62fdff5a91aace");
    add(Protocol.SYNAPSE, HARMONY, "0xaf41a65f786339e7911f4acdad6bd49426f2dc6b");
  }

  private static void add(Protocol protocol, long chainId, String contract) {
    KNOWN
        .computeIfAbsent(protocol, _ -> new HashMap<>())
        .computeIfAbsent(chainId, _ -> new HashSet<>())
        .add(EvmAddress.parse(contract));
  }
}
