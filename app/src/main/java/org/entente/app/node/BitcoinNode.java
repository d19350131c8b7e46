package org.entente.app.node;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.entente.app.node.RpcClient.Call;
import org.entente.base.BadInput;
import org.entente.base.BlockHash;
import org.entente.base.Hash256;
import org.entente.base.Network;
import org.entente.base.TxId;
import org.entente.chain.Block;
import org.entente.chain.BrokenRule;
import org.entente.chain.follow.ChainNode;
import org.entente.chain.follow.Head;
import org.entente.chain.follow.NodeFailure;
import org.entente.chain.read.RawBlockReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A node that speaks the RPC of Bitcoin Core: Core itself, btcd, bcoin and others.
public final class BitcoinNode implements ChainNode<Block> {
  /// A block as hexadecimal digits, and some air.
  private static final long MOST_BYTES = 2L * RawBlockReader.MAX_BYTES + (1 << 20);

  /// A mempool of a million ids fits.
  private static final long MOST_POOL_BYTES = 80L << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int TRANSACTIONS_A_BATCH = 200;

  /// Core's RPC_INVALID_PARAMETER: among others, no block at this height.
  private static final long OUT_OF_RANGE = -8;

  private final RpcClient rpc;
  private final Network network;
  private final Queue<RawBlockReader> readers = new ConcurrentLinkedQueue<>();

  /// Does not ask it anything yet.
  public BitcoinNode(NodeAddress address, Network network) {
    this(rpc(address), network);
  }

  BitcoinNode(RpcClient rpc, Network network) {
    this.rpc = rpc;
    this.network = network;
  }

  private static RpcClient rpc(NodeAddress address) {
    return new RpcClient(address, Math.max(MOST_BYTES, MOST_POOL_BYTES), PATIENCE);
  }

  /// The network that the node there is of. Throws [NodeFailure] when it cannot be reached or is
  /// no node of Bitcoin.
  public static Network ask(NodeAddress address) throws NodeFailure, InterruptedException {
    try (RpcClient rpc = rpc(address)) {
      return network(address, rpc.call("getblockchaininfo").path("chain").asString(""));
    }
  }

  private static Network network(NodeAddress address, String chain) {
    return switch (chain) {
      case "main" -> Network.MAINNET;
      case "test", "testnet" -> Network.TESTNET3;
      case "testnet4" -> Network.TESTNET4;
      case "signet" -> Network.SIGNET;
      case "regtest" -> Network.REGTEST;
      default ->
          throw new BadInput(
              address.name(),
              "",
              "its chain '" + chain + "' is none that we know",
              "Name a node of mainnet, testnet3, testnet4, signet or regtest.");
    };
  }

  @Override
  public String name() {
    return rpc.name();
  }

  @Override
  public Head head() throws NodeFailure, InterruptedException {
    JsonNode told = rpc.call("getblockchaininfo");
    Network its = network(rpc.address(), told.path("chain").asString(""));
    if (its != network) {
      throw new BadInput(
          name(),
          "",
          "it is a node of " + its.text() + ", but the store holds " + network.text(),
          "Name a node of that network, or another store.");
    }
    long height = told.path("blocks").asLong(-1);
    if (height < 0) {
      throw nonsense("getblockchaininfo");
    }
    return new Head(
        height,
        hash(told.path("bestblockhash"), "getblockchaininfo").hash(),
        work(told.path("chainwork")));
  }

  @Override
  public Optional<Hash256> hashAt(long height) throws NodeFailure, InterruptedException {
    try {
      return Optional.of(hash(rpc.call("getblockhash", height), "getblockhash").hash());
    } catch (RpcError e) {
      if (e.code() == OUT_OF_RANGE) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public Block block(Hash256 hash, long height) throws NodeFailure, InterruptedException {
    BlockHash wanted = new BlockHash(hash);
    byte[] raw = bytes(rpc.call("getblock", wanted.toString(), 0), "getblock");
    RawBlockReader polled = readers.poll();
    RawBlockReader reader = polled == null ? new RawBlockReader(network) : polled;
    try {
      return reader.read(raw, wanted);
    } catch (BrokenRule e) {
      throw new BadInput(
          name(),
          "block " + wanted + " at height " + height,
          String.valueOf(e.getMessage()),
          "This node breaks the rules of its chain: name another one.",
          e);
    } finally {
      readers.add(reader);
    }
  }

  @Override
  public BigInteger work(Hash256 hash) throws NodeFailure, InterruptedException {
    String text = new BlockHash(hash).toString();
    return work(rpc.call("getblockheader", text, true).path("chainwork"));
  }

  /// Ids of the transactions that wait to be mined.
  public List<TxId> pending() throws NodeFailure, InterruptedException {
    List<TxId> ids = new ArrayList<>();
    for (JsonNode id : rpc.call("getrawmempool")) {
      ids.add(new TxId(hash(id, "getrawmempool").hash()));
    }
    return ids;
  }

  /// Their bytes; those are left out that went away meanwhile.
  public Map<TxId, byte[]> transactions(List<TxId> ids) throws NodeFailure, InterruptedException {
    Map<TxId, byte[]> found = new HashMap<>();
    for (int from = 0; from < ids.size(); from += TRANSACTIONS_A_BATCH) {
      List<TxId> some = ids.subList(from, Math.min(ids.size(), from + TRANSACTIONS_A_BATCH));
      List<@Nullable JsonNode> told =
          rpc.batch(
              some.stream()
                  .map(id -> new Call("getrawtransaction", List.of(id.toString(), 0)))
                  .toList());
      for (int i = 0; i < some.size(); i++) {
        JsonNode hex = told.get(i);
        if (hex != null && hex.isString()) {
          found.put(some.get(i), bytes(hex, "getrawtransaction"));
        }
      }
    }
    return found;
  }

  private BlockHash hash(JsonNode text, String method) throws NodeFailure {
    try {
      return BlockHash.parse(text.asString(""));
    } catch (IllegalArgumentException _) {
      throw nonsense(method);
    }
  }

  private byte[] bytes(JsonNode hex, String method) throws NodeFailure {
    try {
      return HexFormat.of().parseHex(hex.asString(""));
    } catch (IllegalArgumentException _) {
      throw nonsense(method);
    }
  }

  private static BigInteger work(JsonNode hex) {
    String text = hex.asString("");
    return text.matches("[0-9a-fA-F]{1,64}") ? new BigInteger(text, 16) : BigInteger.ZERO;
  }

  private NodeFailure nonsense(String method) {
    return new NodeFailure(name() + " answers " + method + " with something else than asked for");
  }

  @Override
  public void close() {
    rpc.close();
  }
}
