package org.entente.app.peer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.peer.FakeNode.Answers;
import org.entente.app.peer.FakeNode.Refusal;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.chain.evm.check.TrieRoot;
import org.entente.chain.evm.wire.BlockBody;
import org.entente.chain.evm.wire.BlockHeader;
import org.entente.chain.evm.wire.RlpWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// An EVM chain without transactions, whose withdrawals are all that moves, as a node would tell
/// it. Branches may be grown at any height. Not for several threads, but answers may be asked by
/// many.
public final class FakeEvm implements Answers {
  public static final EvmNetwork NETWORK = EvmNetwork.of(77_777);

  private static final Hash256 NOTHING = TrieRoot.of(List.of());
  private static final String NO_BLOOM = "0x" + "0".repeat(2 * BlockHeader.BLOOM_BYTES);

  /// Every block there ever was, by its hash.
  private final Map<String, Map<String, Object>> blocks = new HashMap<>();

  private volatile List<String> chain = List.of();

  /// A chain of so many blocks.
  public FakeEvm(int blocks) {
    grow(0, blocks, 1);
  }

  /// Replaces what stands from `height` on by `count` blocks, told apart by `flavour`.
  public synchronized void grow(int height, int count, int flavour) {
    List<String> grown = new ArrayList<>(chain.subList(0, height));
    for (int i = 0; i < count; i++) {
      int number = height + i;
      String parent = number == 0 ? "0x" + Hash256.ZERO.hex() : grown.getLast();
      Map<String, Object> block = block(number, parent, flavour);
      String hash = (String) block.get("hash");
      blocks.put(hash, block);
      grown.add(hash);
    }
    chain = List.copyOf(grown);
  }

  private static Map<String, Object> block(int number, String parent, int flavour) {
    EvmAddress to = new EvmAddress(flavour, number, flavour);
    RlpWriter paid = new RlpWriter();
    int list = paid.begin();
    paid.number(number).number(flavour).address(to).number(1000L + number).end(list);
    Hash256 withdrawals = TrieRoot.of(List.of(paid.toByteArray()));
    Map<String, Object> block = new LinkedHashMap<>();
    block.put("parentHash", parent);
    block.put("sha3Uncles", "0x" + BlockBody.NO_UNCLES.hex());
    block.put("miner", EvmAddress.ZERO.toString());
    block.put("stateRoot", "0x" + Hash256.ZERO.hex());
    block.put("transactionsRoot", "0x" + NOTHING.hex());
    block.put("receiptsRoot", "0x" + NOTHING.hex());
    block.put("logsBloom", NO_BLOOM);
    block.put("difficulty", "0x0");
    block.put("number", hex(number));
    block.put("gasLimit", "0x1c9c380");
    block.put("gasUsed", "0x0");
    block.put("timestamp", hex(1_700_000_000 + 12 * number));
    block.put("extraData", "0x");
    block.put("mixHash", "0x" + Hash256.ZERO.hex());
    block.put("nonce", "0x0000000000000000");
    block.put("baseFeePerGas", "0x7");
    block.put("withdrawalsRoot", "0x" + withdrawals.hex());
    block.put("hash", "0x" + hash(parent, number, withdrawals).hex());
    block.put("transactions", List.of());
    block.put("uncles", List.of());
    block.put(
        "withdrawals",
        List.of(
            Map.of(
                "index",
                hex(number),
                "validatorIndex",
                hex(flavour),
                "address",
                to.toString(),
                "amount",
                hex(1000 + number))));
    return block;
  }

  private static Hash256 hash(String parent, int number, Hash256 withdrawals) {
    RlpWriter out = new RlpWriter();
    int list = out.begin();
    out.hash(Hash256.ofHex(parent.substring(2))).hash(BlockBody.NO_UNCLES);
    out.address(EvmAddress.ZERO).hash(Hash256.ZERO).hash(NOTHING).hash(NOTHING);
    out.bytes(new byte[BlockHeader.BLOOM_BYTES]).number(0).number(number);
    out.number(0x1c9c380).number(0).number(1_700_000_000L + 12L * number).bytes(new byte[0]);
    out.hash(Hash256.ZERO).bytes(new byte[BlockHeader.NONCE_BYTES]).number(7);
    out.hash(withdrawals).end(list);
    return BlockHeader.hash(out.toByteArray());
  }

  private static String hex(long number) {
    return "0x" + Long.toHexString(number);
  }

  public int height() {
    return chain.size() - 1;
  }

  @Override
  public synchronized @Nullable Object answer(String method, JsonNode params) throws IOException {
    String first = params.path(0).asString("");
    return switch (method) {
      case "eth_chainId" -> hex(NETWORK.chainId());
      case "eth_getBlockByNumber" -> {
        long at = first.equals("latest") ? height() : Long.decode(first);
        yield at > height() ? null : blocks.get(chain.get((int) at));
      }
      case "eth_getBlockByHash" -> blocks.get(first);
      case "eth_getBlockReceipts" -> blocks.containsKey(first) ? List.of() : null;
      default -> throw new Refusal(-32601, "the method " + method + " does not exist");
    };
  }
}
