package org.entente.app.node;

import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.entente.app.node.RpcClient.Call;
import org.entente.base.BadInput;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.chain.BrokenRule;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.read.RpcBlocks;
import org.entente.chain.evm.read.UnfitTraces;
import org.entente.chain.follow.ChainNode;
import org.entente.chain.follow.Head;
import org.entente.chain.follow.NodeFailure;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/// A node that speaks Ethereum's JSON-RPC.
public final class EvmNode implements ChainNode<EvmBlock> {
  /// Blocks of roll-ups with their receipts reach tens of megabytes.
  private static final long MOST_BYTES = 256L << 20;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int RECEIPTS_A_BATCH = 100;

  private final RpcClient rpc;
  private final EvmNetwork network;
  private final Queue<RpcBlocks> readers = new ConcurrentLinkedQueue<>();
  private final NodeTraces traces;
  private volatile boolean known;
  private volatile boolean single;

  /// Does not ask it anything yet.
  public EvmNode(NodeAddress address, EvmNetwork network) {
    this(new RpcClient(address, MOST_BYTES, PATIENCE), network);
  }

  EvmNode(RpcClient rpc, EvmNetwork network) {
    this.rpc = rpc;
    this.network = network;
    this.traces = new NodeTraces(rpc);
  }

  /// The network that the node there is of. Throws [NodeFailure] when it cannot be reached or is
  /// no node of an EVM chain.
  public static EvmNetwork ask(NodeAddress address) throws NodeFailure, InterruptedException {
    try (RpcClient rpc = new RpcClient(address, MOST_BYTES, PATIENCE)) {
      return EvmNetwork.of(number(rpc, rpc.call("eth_chainId"), "eth_chainId"));
    }
  }

  NodeAddress address() {
    return rpc.address();
  }

  @Override
  public String name() {
    return rpc.name();
  }

  @Override
  public Head head() throws NodeFailure, InterruptedException {
    if (!known) {
      requireNetwork();
    }
    JsonNode block = rpc.call("eth_getBlockByNumber", "latest", false);
    return new Head(
        number(rpc, block.path("number"), "eth_getBlockByNumber"),
        hash(block.path("hash"), "eth_getBlockByNumber"),
        BigInteger.ZERO);
  }

  private void requireNetwork() throws NodeFailure, InterruptedException {
    EvmNetwork its = EvmNetwork.of(number(rpc, rpc.call("eth_chainId"), "eth_chainId"));
    if (its.chainId() != network.chainId()) {
      throw new BadInput(
          name(),
          "",
          "it is a node of " + its.text() + ", but the store holds " + network.text(),
          "Name a node of that network, or another store.");
    }
    known = true;
  }

  @Override
  public Optional<Hash256> hashAt(long height) throws NodeFailure, InterruptedException {
    JsonNode block = rpc.call("eth_getBlockByNumber", quantity(height), false);
    if (block.isNull()) {
      return Optional.empty();
    }
    if (number(rpc, block.path("number"), "eth_getBlockByNumber") != height) {
      throw new NodeFailure(name() + " answers with another block than number " + height);
    }
    return Optional.of(hash(block.path("hash"), "eth_getBlockByNumber"));
  }

  @Override
  public EvmBlock block(Hash256 hash, long height) throws NodeFailure, InterruptedException {
    String text = "0x" + hash.hex();
    byte[] block = rpc.ask("eth_getBlockByHash", text, true);
    byte[] receipts = receipts(text, block);
    byte[] traced = traces.of(hash, height);
    RpcBlocks polled = readers.poll();
    RpcBlocks reader = polled == null ? new RpcBlocks(network) : polled;
    try {
      EvmBlock read = read(reader, block, receipts, traced);
      if (!read.hash().equals(hash) || read.number() != height) {
        throw new NodeFailure(name() + " answers with another block than " + text);
      }
      return read;
    } catch (BrokenRule e) {
      throw new BadInput(
          name(),
          "block " + text + " at height " + height,
          String.valueOf(e.getMessage()),
          "This node breaks the rules of its chain: name another one.",
          e);
    } catch (IllegalArgumentException e) {
      // It may have dropped the block just now.
      throw new NodeFailure(name() + " does not give block " + text + ": " + e.getMessage(), e);
    } finally {
      readers.add(reader);
    }
  }

  private EvmBlock read(RpcBlocks reader, byte[] block, byte[] receipts, byte @Nullable [] traced) {
    try {
      return reader.block(block, receipts, traced);
    } catch (UnfitTraces unfit) {
      traces.missing(name() + " gives traces that do not fit a block: " + unfit.getMessage());
      return reader.block(block, receipts, null);
    }
  }

  @Override
  public Optional<String> untraced() {
    return traces.missing();
  }

  private byte[] receipts(String block, byte[] told) throws NodeFailure, InterruptedException {
    if (single) {
      return singleReceipts(told);
    }
    RpcError no;
    try {
      byte[] receipts = rpc.ask("eth_getBlockReceipts", block);
      JsonNode error = rpc.error(receipts, "eth_getBlockReceipts");
      if (error == null) {
        return receipts;
      }
      no = rpc.failure(error, "eth_getBlockReceipts");
    } catch (RpcError e) {
      no = e;
    }
    single |= no.isOfMethod(); // an older node: one by one, from now on
    return singleReceipts(told);
  }

  private byte[] singleReceipts(byte[] block) throws NodeFailure, InterruptedException {
    ArrayNode all = RpcClient.JSON.createArrayNode();
    List<Call> calls = new ArrayList<>();
    JsonNode txs = rpc.parse(block, "eth_getBlockByHash").path("result").path("transactions");
    for (JsonNode tx : txs) {
      calls.add(new Call("eth_getTransactionReceipt", List.of(tx.path("hash").asString(""))));
    }
    for (int from = 0; from < calls.size(); from += RECEIPTS_A_BATCH) {
      List<Call> some = calls.subList(from, Math.min(calls.size(), from + RECEIPTS_A_BATCH));
      for (JsonNode receipt : rpc.batch(some)) {
        if (receipt == null || receipt.isNull()) {
          throw new NodeFailure(name() + " has no receipt for a transaction of its block");
        }
        all.add(receipt);
      }
    }
    return RpcClient.JSON.writeValueAsBytes(all);
  }

  /// No chain of proof of stake counts any.
  @Override
  public BigInteger work(Hash256 hash) {
    return BigInteger.ZERO;
  }

  /// Begins to collect transactions that come to wait; returns what to ask [#arrived] with.
  public String watchPending() throws NodeFailure, InterruptedException {
    return rpc.call("eth_newPendingTransactionFilter").asString("");
  }

  /// Hashes of the transactions that have come to wait since the last question.
  public List<String> arrived(String filter) throws NodeFailure, InterruptedException {
    List<String> hashes = new ArrayList<>();
    for (JsonNode hash : rpc.call("eth_getFilterChanges", filter)) {
      hashes.add(hash.asString(""));
    }
    return hashes;
  }

  /// All that the node would put into the next block, for a first look.
  public List<PendingTx> next() throws NodeFailure, InterruptedException {
    List<PendingTx> all = new ArrayList<>();
    for (JsonNode tx : rpc.call("eth_getBlockByNumber", "pending", true).path("transactions")) {
      PendingTx read = PendingTx.read(tx);
      if (read != null) {
        all.add(new PendingTx(read.transfer(), false)); // some name the block that is to be
      }
    }
    return all;
  }

  /// These transactions, in the order asked for; null where the node has none of this hash.
  public List<@Nullable PendingTx> transactions(List<String> hashes)
      throws NodeFailure, InterruptedException {
    List<@Nullable PendingTx> all = new ArrayList<>();
    for (int from = 0; from < hashes.size(); from += RECEIPTS_A_BATCH) {
      List<String> some = hashes.subList(from, Math.min(hashes.size(), from + RECEIPTS_A_BATCH));
      List<Call> calls =
          some.stream().map(h -> new Call("eth_getTransactionByHash", List.of(h))).toList();
      for (JsonNode tx : rpc.batch(calls)) {
        all.add(tx == null || !tx.isObject() ? null : PendingTx.read(tx));
      }
    }
    return all;
  }

  private static String quantity(long number) {
    return "0x" + Long.toHexString(number);
  }

  private static long number(RpcClient rpc, JsonNode quantity, String method) throws NodeFailure {
    String text = quantity.asString("");
    if (!text.matches("0x[0-9a-fA-F]{1,15}")) {
      throw new NodeFailure(rpc.name() + " answers " + method + " with no number");
    }
    return Long.parseLong(text.substring(2), 16);
  }

  private Hash256 hash(JsonNode hex, String method) throws NodeFailure {
    String text = hex.asString("");
    if (!text.matches("0x[0-9a-fA-F]{64}")) {
      throw new NodeFailure(name() + " answers " + method + " with no hash");
    }
    return Hash256.ofHex(text.substring(2));
  }

  @Override
  public void close() {
    rpc.close();
  }
}
