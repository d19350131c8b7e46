package org.entente.chain.evm.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.chain.BrokenRule;
import org.entente.chain.BrokenRule.Rule;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.transfer.TxTrace;
import org.entente.chain.evm.wire.BlockBody;
import org.entente.chain.evm.wire.BlockHeader;
import org.entente.chain.evm.wire.RlpReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// Turns a node's answers into blocks while one waits: no files, nothing kept. Checks all that
/// the readers of files check. For one thread.
public final class RpcBlocks {
  private final BlockAssembly assembly;

  public RpcBlocks(EvmNetwork network) {
    assembly = new BlockAssembly(network, null);
  }

  /// `block` is the answer of `eth_getBlockByNumber` or `eth_getBlockByHash` with whole
  /// transactions, `receipts` that of `eth_getBlockReceipts` or a list of single receipts; each
  /// bare or wrapped in `result`. `traces` is the answer of `debug_traceBlockByHash` with the
  /// `callTracer` or of `trace_block`, null for none. Throws [BrokenRule], [UnfitTraces], or
  /// [IllegalArgumentException] where an answer is not what it should be.
  public EvmBlock block(byte[] block, byte[] receipts, byte @Nullable [] traces) {
    List<FoundReceipt> found = ReceiptOrder.of(receipts(receipts));
    try (JsonParser json = JsonKind.FACTORY.createParser(ObjectReadContext.empty(), block)) {
      RpcBlock told = new RpcBlock();
      json.nextToken();
      RpcFields fields = read(json, told);
      if (!told.isComplete(fields)) {
        throw new IllegalArgumentException("no block with transactions");
      }
      BlockHeader header = BlockHeader.decode(RpcBlock.header(fields));
      Hash256 hash = fields.hash("hash");
      if (!header.hash().equals(hash)) {
        throw new BrokenRule(Rule.HEADER_HASH, header.hash() + ", not " + hash);
      }
      BlockBody body = BlockBody.decode(RlpReader.onlyList(told.body()));
      Map<Hash256, TxTrace> traced =
          traces == null ? Map.of() : RpcTraces.of(hash, told.told(), found, traces);
      return assembly.of(new BlockParts(header, true, body, told.told(), found, traced::get));
    } catch (JacksonException | ArithmeticException wrong) {
      throw new IllegalArgumentException("block: " + JsonKind.reason(wrong), wrong);
    }
  }

  private static List<FoundReceipt> receipts(byte[] receipts) {
    try (JsonParser json = JsonKind.FACTORY.createParser(ObjectReadContext.empty(), receipts)) {
      List<FoundReceipt> found = new ArrayList<>();
      if (json.nextToken() == JsonToken.START_OBJECT) {
        read(json, new Result(() -> readReceipts(json, found)));
      } else {
        readReceipts(json, found);
      }
      return found;
    } catch (JacksonException wrong) {
      throw new IllegalArgumentException("receipts: " + JsonKind.reason(wrong), wrong);
    }
  }

  private static void readReceipts(JsonParser json, List<FoundReceipt> found) {
    RpcFields.list(
        "result",
        json,
        () -> {
          RpcReceipt receipt = new RpcReceipt(new RpcReceipt.Row());
          found.add(receipt.found(read(json, receipt)));
        });
  }

  /// Reads an object as `part`, or what it wraps in `result`.
  private static RpcFields read(JsonParser json, JsonPart part) {
    RpcFields[] wrapped = new RpcFields[1];
    RpcFields fields = new RpcFields();
    RpcFields own =
        RpcFields.object(
            json,
            fields,
            name -> {
              if (name.equals("error")) {
                throw new IllegalArgumentException("the node answered with an error");
              }
              if (part.take(name, json, fields)) {
                return;
              }
              if (name.equals("result") && json.currentToken() == JsonToken.START_OBJECT) {
                wrapped[0] = read(json, part);
              } else {
                json.skipChildren();
              }
            });
    return wrapped[0] == null ? own : wrapped[0];
  }

  /// The list in a wrapper.
  private record Result(Runnable read) implements JsonPart {
    @Override
    public boolean take(String name, JsonParser json, RpcFields fields) {
      if (name.equals("result")) {
        read.run();
      }
      return name.equals("result");
    }

    @Override
    public boolean isComplete(RpcFields fields) {
      return true;
    }

    @Override
    public void finish(RpcFields fields, EvmFindings findings, String origin) {}
  }
}
