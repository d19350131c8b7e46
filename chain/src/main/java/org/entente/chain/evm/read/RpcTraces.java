package org.entente.chain.evm.read;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.base.Hash256;
import org.entente.chain.evm.EvmTx.Success;
import org.entente.chain.evm.read.BlockParts.ToldTx;
import org.entente.chain.evm.trace.CallFrames;
import org.entente.chain.evm.trace.CallSteps;
import org.entente.chain.evm.trace.FlatTrace;
import org.entente.chain.evm.trace.FlatTraceJson;
import org.entente.chain.evm.transfer.TxTrace;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/// A node's answer of the traces of one block, compared with the block. No hash proves a trace;
/// what can be compared is which transactions there are, who sent them and whether they failed.
///
/// Understands `debug_traceBlockByHash` with the `callTracer` (also of nodes that leave out the
/// transactions' hashes) and `trace_block`.
final class RpcTraces {
  /// More than the gas of any block pays for.
  private static final int MAX_LINES = 4 << 20;

  private final Hash256 block;
  private final List<CallSteps> inOrder = new ArrayList<>();
  private final Map<Hash256, CallSteps> named = new HashMap<>();
  private final Map<Hash256, List<FlatTrace>> lines = new LinkedHashMap<>();
  private int lineCount;

  private RpcTraces(Hash256 block) {
    this.block = block;
  }

  /// The trace of each transaction by its hash. Throws [UnfitTraces] if they are not the traces of
  /// all these transactions, [IllegalArgumentException] if they are of another block.
  static Map<Hash256, TxTrace> of(
      Hash256 block, List<ToldTx> txs, List<FoundReceipt> receipts, byte[] answer) {
    RpcTraces traces = new RpcTraces(block);
    try (JsonParser json = JsonKind.FACTORY.createParser(ObjectReadContext.empty(), answer)) {
      traces.read(json);
      return traces.fit(txs, receipts);
    } catch (JacksonException | ArithmeticException wrong) {
      throw new UnfitTraces(JsonKind.reason(wrong), wrong);
    } catch (OtherBlock other) {
      throw new IllegalArgumentException(other.getMessage(), other);
    } catch (UnfitTraces unfit) {
      throw unfit;
    } catch (IllegalArgumentException wrong) {
      throw new UnfitTraces(String.valueOf(wrong.getMessage()), wrong);
    }
  }

  /// The node has turned since it gave the block.
  private static final class OtherBlock extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    OtherBlock(Hash256 other) {
      super("its traces are of block " + other);
    }
  }

  private void read(JsonParser json) {
    boolean[] answered = {json.nextToken() == JsonToken.START_ARRAY};
    if (answered[0]) {
      list(json);
      return;
    }
    RpcFields.object(
        json,
        name -> {
          if (name.equals("error")) {
            throw new IllegalArgumentException("the node answered with an error");
          }
          if (name.equals("result")) {
            answered[0] = true;
            list(json);
          } else {
            json.skipChildren();
          }
        });
    if (!answered[0]) {
      throw new IllegalArgumentException("no list of traces");
    }
  }

  private void list(JsonParser json) {
    RpcFields.list("result", json, () -> entry(json));
  }

  private void entry(JsonParser json) {
    FlatTraceJson line = new FlatTraceJson();
    CallSteps[] steps = new CallSteps[1];
    RpcFields fields = new RpcFields();
    RpcFields.object(
        json,
        fields,
        name -> {
          if (line.take(name, json)) {
            return;
          }
          if (name.equals("result") && json.currentToken() == JsonToken.START_OBJECT) {
            steps[0] = CallFrames.read(json);
          } else {
            json.skipChildren();
          }
        });
    if (line.isComplete()) {
      flat(line, fields);
    } else {
      tree(steps[0], fields);
    }
  }

  private void tree(@Nullable CallSteps steps, RpcFields fields) {
    if (steps == null) {
      String why = fields.text("error");
      throw new IllegalArgumentException(
          "the node could not trace a transaction" + (why == null ? "" : ": " + shown(why)));
    }
    Hash256 tx = fields.hashOrNull("txHash");
    if (tx == null) {
      inOrder.add(steps);
    } else if (named.put(tx, steps) != null) {
      throw new IllegalArgumentException("two traces of transaction " + tx);
    }
  }

  private static String shown(String text) {
    return text.length() > 200 ? text.substring(0, 200) + "…" : text;
  }

  private void flat(FlatTraceJson line, RpcFields fields) {
    Hash256 its = fields.hashOrNull("blockHash");
    if (its != null && !its.equals(block)) {
      throw new OtherBlock(its);
    }
    for (String name : List.of("type", "error")) {
      String text = fields.text(name);
      if (text != null) {
        line.put(name, text);
      }
    }
    FlatTrace trace = line.get();
    Hash256 tx = fields.hashOrNull("transactionHash");
    if (tx == null) {
      if (trace.type() != FlatTrace.Type.REWARD) {
        throw new IllegalArgumentException("a trace that names no transaction");
      }
      return; // what a block paid follows from its header
    }
    if (++lineCount > MAX_LINES) {
      throw new IllegalArgumentException("more than " + MAX_LINES + " calls in a block");
    }
    lines.computeIfAbsent(tx, _ -> new ArrayList<>(1)).add(trace);
  }

  private Map<Hash256, TxTrace> fit(List<ToldTx> txs, List<FoundReceipt> receipts) {
    lines.forEach((tx, trace) -> named.put(tx, CallSteps.of(trace)));
    boolean byOrder = named.isEmpty();
    int count = byOrder ? inOrder.size() : named.size();
    if (count != txs.size() || (!byOrder && !inOrder.isEmpty())) {
      throw new UnfitTraces(count + " traces of " + txs.size() + " transactions", null);
    }
    Map<Hash256, TxTrace> fitting = new HashMap<>();
    for (int i = 0; i < Math.min(txs.size(), receipts.size()); i++) {
      ToldTx tx = txs.get(i);
      CallSteps steps = byOrder ? inOrder.get(i) : named.get(tx.hash());
      if (steps == null) {
        throw new UnfitTraces("no trace of transaction " + tx.hash(), null);
      }
      fitting.put(tx.hash(), fit(tx, steps, receipts.get(i)));
    }
    return fitting;
  }

  private static TxTrace fit(ToldTx tx, CallSteps steps, FoundReceipt receipt) {
    CallSteps.Top top = steps.top();
    if (!top.from().equals(tx.from())) {
      throw new UnfitTraces(
          "the trace of transaction " + tx.hash() + " begins at " + top.from(), null);
    }
    Success success = receipt.receipt().success();
    if (success != Success.UNKNOWN && top.failed() != (success == Success.FAILED)) {
      throw new UnfitTraces(
          "the trace of transaction "
              + tx.hash()
              + (top.failed() ? " failed, its receipt did not" : " did not fail, its receipt did"),
          null);
    }
    return new TxTrace(top.failed(), steps.movesAmong(receipt.receipt().logs()));
  }
}
