package org.entente.chain.evm.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.base.BadInput;
import org.entente.base.Hash256;
import org.entente.chain.evm.trace.CallFrames;
import org.entente.chain.evm.trace.CallSteps;
import org.entente.chain.evm.trace.FlatTrace;
import org.entente.chain.evm.trace.FlatTraceJson;
import org.entente.chain.evm.transfer.TxTrace;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Traces as nodes tell them: one entry of `debug_traceBlockByNumber`, the frame of
/// `debug_traceTransaction`, one line of `trace_block`, one entry of
/// `trace_replayBlockTransactions`.
///
/// Rewards among them are passed over: what a block paid follows from its header.
final class RpcTrace implements JsonPart {
  private static final String NAME_FILE =
      "Name the file after the transaction (its hash), or ask the node for the traces of the block";

  /// A transaction's hash in the name of a file.
  private static final Pattern HASH = Pattern.compile("(?:0x)?([0-9a-fA-F]{64})(?![0-9a-fA-F])");

  /// Lines of one transaction in a row.
  static final class Row {
    /// More calls than the gas of any block pays for.
    private static final int MAX_LINES = 4 << 20;

    private final List<FlatTrace> lines = new ArrayList<>();
    private @Nullable Hash256 tx;
    private String origin = "";
    private @Nullable CallSteps unnamed;
    private String unnamedOrigin = "";
    private int unnamedCount;

    /// Keeps a frame that does not say of which transaction: what wraps it may name one behind it,
    /// else the file's name does.
    void addUnnamed(CallSteps frame, String from, EvmFindings findings) throws IOException {
      flush(findings);
      unnamedCount++;
      unnamed = frame;
      unnamedOrigin = from;
    }

    /// True if one came after the first `count`.
    boolean isUnnamed(int count) {
      return unnamed != null && unnamedCount > count;
    }

    void nameIt(Hash256 of, EvmFindings findings) throws IOException {
      CallSteps frame = unnamed;
      unnamed = null;
      if (frame != null) {
        keep(of, frame, findings);
      }
    }

    void add(Hash256 of, FlatTrace line, String from, EvmFindings findings) throws IOException {
      if (tx == null || !tx.equals(of)) {
        flush(findings);
        tx = of;
        origin = from;
      }
      if (lines.size() == MAX_LINES) {
        throw new IllegalArgumentException("more than " + MAX_LINES + " calls in a transaction");
      }
      lines.add(line);
    }

    void flush(EvmFindings findings) throws IOException {
      if (unnamed != null) {
        flushUnnamed(findings);
      }
      Hash256 of = tx;
      tx = null;
      if (of != null) {
        try {
          keep(of, CallSteps.of(lines), findings);
        } catch (IllegalArgumentException wrong) {
          findings.refuse(
              new BadInput(
                  origin,
                  "trace of transaction " + of,
                  String.valueOf(wrong.getMessage()),
                  EvmFindings.GET_AGAIN,
                  wrong));
        }
      }
      lines.clear();
    }

    private void flushUnnamed(EvmFindings findings) throws IOException {
      Matcher hash = HASH.matcher(unnamedOrigin);
      if (hash.find()) {
        nameIt(Hash256.ofHex(hash.group(1)), findings);
        return;
      }
      unnamed = null;
      findings.refuse(
          new BadInput(
              unnamedOrigin,
              "",
              "a trace that does not say of which transaction. " + NAME_FILE,
              EvmFindings.GET_AGAIN));
    }
  }

  private final Row row;
  private final int unnamedBefore;
  private final FlatTraceJson line = new FlatTraceJson();
  private @Nullable CallSteps steps;
  private @Nullable CallFrames frames;
  private @Nullable List<FlatTrace> replayed;

  RpcTrace(Row row) {
    this.row = row;
    unnamedBefore = row.unnamedCount;
  }

  @Override
  public boolean take(String name, JsonParser json, RpcFields fields) {
    if (line.take(name, json)) {
      return true;
    }
    boolean isObject = json.currentToken() == JsonToken.START_OBJECT;
    boolean isList = json.currentToken() == JsonToken.START_ARRAY;
    if (name.equals("result") && isObject && fields.has("txHash")) {
      steps = CallFrames.read(json);
      return true;
    }
    if (name.equals("trace") && isList) {
      replayed = FlatTraceJson.list(json);
      return true;
    }
    if (name.equals("calls") && isList) {
      frames = new CallFrames();
    }
    return frames != null && frames.take(name, json);
  }

  @Override
  public boolean isComplete(RpcFields fields) {
    return line.isComplete()
        || (replayed != null && fields.has("transactionHash"))
        || (fields.has("txHash")
            && (steps != null || row.isUnnamed(unnamedBefore) || fields.has("error")))
        || isFrame(fields);
  }

  private static boolean isFrame(RpcFields fields) {
    return fields.has("type")
        && fields.has("from")
        && fields.has("gasUsed")
        && fields.has("input")
        && !fields.has("hash")
        && !fields.has("blockHash")
        && !fields.has("transactionHash");
  }

  @Override
  public void finish(RpcFields fields, EvmFindings findings, String origin) throws IOException {
    if (line.isComplete()) {
      finishLine(fields, findings, origin);
    } else if (replayed != null) {
      keep(fields.hash("transactionHash"), CallSteps.of(replayed), findings);
    } else if (fields.has("txHash")) {
      if (row.isUnnamed(unnamedBefore)) {
        row.nameIt(fields.hash("txHash"), findings);
        return;
      }
      if (steps == null) {
        throw new IllegalArgumentException(
            "the node could not trace transaction " + fields.required("txHash"));
      }
      keep(fields.hash("txHash"), steps, findings);
    } else {
      row.addUnnamed(frame(fields), origin, findings);
    }
  }

  private void finishLine(RpcFields fields, EvmFindings findings, String origin)
      throws IOException {
    for (String name : List.of("type", "error")) {
      String text = fields.text(name);
      if (text != null) {
        line.put(name, text);
      }
    }
    FlatTrace trace = line.get();
    Hash256 tx = fields.hashOrNull("transactionHash");
    if (tx != null) {
      row.add(tx, trace, origin, findings);
    } else if (trace.type() != FlatTrace.Type.REWARD) {
      throw new IllegalArgumentException("a trace that names no transaction");
    }
  }

  private CallSteps frame(RpcFields fields) {
    CallFrames frame = frames == null ? new CallFrames() : frames;
    for (String name : List.of("type", "from", "to", "value", "error")) {
      String text = fields.text(name);
      if (text != null) {
        frame.put(name, text);
      }
    }
    return frame.steps();
  }

  private static void keep(Hash256 tx, CallSteps steps, EvmFindings findings) throws IOException {
    TxTrace trace = new TxTrace(steps.top().failed(), steps.moves());
    findings.addTrace(tx, findings.spill(TraceCodec.encode(trace)));
  }
}
