package org.entente.chain.evm.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// One object of a flat trace as `trace_block`, `trace_transaction` and
/// `trace_replayBlockTransactions` tell it, part by part.
public final class FlatTraceJson {
  private String from = "";
  private String to = "";
  private String value = "";
  private String callType = "";
  private String created = "";
  private String type = "";
  private boolean failed;
  private boolean hasAction;
  private @Nullable List<Integer> address;

  public FlatTraceJson() {}

  /// Reads the list of traces that the parser stands at the beginning of. Throws
  /// [IllegalArgumentException].
  public static List<FlatTrace> list(JsonParser json) {
    List<FlatTrace> traces = new ArrayList<>();
    while (json.nextToken() == JsonToken.START_OBJECT) {
      FlatTraceJson trace = new FlatTraceJson();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        JsonToken token = json.nextToken();
        if (token.isScalarValue()) {
          trace.put(name, token == JsonToken.VALUE_NULL ? "" : json.getString());
        } else if (!trace.take(name, json)) {
          json.skipChildren();
        }
      }
      traces.add(trace.get());
    }
    if (json.currentToken() != JsonToken.END_ARRAY) {
      throw new IllegalArgumentException("traces that are no list of objects");
    }
    return traces;
  }

  /// A plain value of the object.
  public void put(String name, String text) {
    switch (name) {
      case "type" -> type = text;
      case "error" -> failed = !text.isEmpty();
      default -> {}
    }
  }

  /// Reads the object or list that the parser stands at the beginning of; false, untouched, for one
  /// that no trace has. What has no action is none, so its result is left alone.
  public boolean take(String name, JsonParser json) {
    boolean isObject = json.currentToken() == JsonToken.START_OBJECT;
    if (name.equals("action") && isObject) {
      hasAction = true;
      readAction(json);
      return true;
    }
    if (name.equals("result") && isObject && hasAction) {
      readResult(json);
      return true;
    }
    if (name.equals("traceAddress") && json.currentToken() == JsonToken.START_ARRAY) {
      readAddress(json);
      return true;
    }
    return false;
  }

  public boolean isComplete() {
    return hasAction && address != null;
  }

  private void readAction(JsonParser json) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      if (!token.isScalarValue()) {
        json.skipChildren();
        continue;
      }
      String text = token == JsonToken.VALUE_NULL ? "" : json.getString();
      switch (name) {
        case "from", "address" -> from = text;
        case "to", "refundAddress", "author" -> to = text;
        case "value", "balance" -> value = text;
        case "callType" -> callType = text;
        default -> {}
      }
    }
  }

  private void readResult(JsonParser json) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken token = json.nextToken();
      if (name.equals("address") && token.isScalarValue()) {
        created = token == JsonToken.VALUE_NULL ? "" : json.getString();
      } else {
        json.skipChildren();
      }
    }
  }

  private void readAddress(JsonParser json) {
    List<Integer> way = new ArrayList<>();
    while (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
      way.add(json.getIntValue());
      FlatTrace.requireDepth(way.size());
    }
    if (json.currentToken() != JsonToken.END_ARRAY) {
      throw new IllegalArgumentException("no place of a trace");
    }
    address = way;
  }

  /// Throws [IllegalArgumentException] where it says what can't be.
  public FlatTrace get() {
    List<Integer> way = address;
    if (!hasAction || way == null) {
      throw new IllegalArgumentException("a trace without action or place");
    }
    FlatTrace.Type kind = FlatTrace.Type.named(type.toLowerCase(Locale.ROOT));
    FlatTrace.CallType call =
        callType.isEmpty()
            ? FlatTrace.CallType.NONE
            : FlatTrace.CallType.named(callType.toLowerCase(Locale.ROOT));
    String recipient = kind == FlatTrace.Type.CREATE ? created : to;
    return new FlatTrace(
        kind,
        call,
        CallFrames.address(from),
        CallFrames.address(recipient),
        CallFrames.quantity(value),
        failed,
        way);
  }
}
