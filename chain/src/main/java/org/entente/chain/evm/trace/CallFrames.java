package org.entente.chain.evm.trace;

import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.entente.base.EvmAddress;
import org.entente.base.Uint256;
import org.entente.chain.evm.transfer.InternalMove;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Trees of calls as a node's `callTracer` tells them: a frame of each call, with the frames of the
/// calls that it made inside (`debug_traceBlockByNumber`, `debug_traceTransaction`).
///
/// Others decide how deep these trees are, so nothing here calls itself.
public final class CallFrames {
  /// How deep JSON with such trees may nest: an object and a list for each call.
  public static final int JSON_DEPTH = 2 * FlatTrace.MAX_DEPTH + 20;

  /// More calls than the gas of any block pays for.
  private static final int MAX_FRAMES = 4 << 20;

  /// One call. What it is said to be comes behind the calls that it made, so all is kept first.
  private static final class Frame {
    String type = "";
    String from = "";
    String to = "";
    String value = "";
    boolean failed;
    final List<Frame> calls = new ArrayList<>(0);
    final List<Log> logs = new ArrayList<>(0);

    void put(String name, String text) {
      switch (name) {
        case "type" -> type = text;
        case "from" -> from = text;
        case "to" -> to = text;
        case "value" -> value = text;
        case "error" -> failed = !text.isEmpty();
        default -> {}
      }
    }
  }

  /// A log of a frame: `position` counts the calls before it.
  private record Log(String contract, int position) {}

  private final Frame top = new Frame();
  private int frameCount;
  private boolean placesLogs = true;
  private boolean sawLogs;

  public CallFrames() {}

  /// A plain value of the outermost frame.
  public void put(String name, String text) {
    top.put(name, text);
  }

  /// Reads the frame that the parser stands at the beginning of.
  public static CallSteps read(JsonParser json) {
    CallFrames frames = new CallFrames();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (!frames.take(name, json)) {
        frames.field(frames.top, name, json);
      }
    }
    return frames.steps();
  }

  /// Reads the calls or the logs of the outermost frame; false for anything else.
  public boolean take(String name, JsonParser json) {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      return false;
    }
    switch (name) {
      case "calls" -> readCalls(json);
      case "logs" -> readLogs(top, json);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void readCalls(JsonParser json) {
    Deque<Frame> open = new ArrayDeque<>();
    open.push(top);
    while (true) {
      switch (json.nextToken()) {
        case START_OBJECT -> open.push(opened(open));
        case END_OBJECT -> open.pop();
        case PROPERTY_NAME -> {
          String name = json.currentName();
          JsonToken value = json.nextToken();
          if (!name.equals("calls") || value != JsonToken.START_ARRAY) {
            field(open.element(), name, json);
          }
        }
        case END_ARRAY -> {
          if (open.size() == 1) {
            return;
          }
        }
        case null, default ->
            throw new IllegalArgumentException("calls that are no list of frames");
      }
    }
  }

  private Frame opened(Deque<Frame> open) {
    FlatTrace.requireDepth(open.size());
    if (++frameCount > MAX_FRAMES) {
      throw new IllegalArgumentException("more than " + MAX_FRAMES + " calls in a transaction");
    }
    Frame call = new Frame();
    open.element().calls.add(call);
    return call;
  }

  private void field(Frame frame, String name, JsonParser json) {
    if (name.equals("logs") && json.currentToken() == JsonToken.START_ARRAY) {
      readLogs(frame, json);
    } else if (json.currentToken().isScalarValue()) {
      frame.put(name, json.currentToken() == JsonToken.VALUE_NULL ? "" : json.getString());
    } else {
      json.skipChildren();
    }
  }

  private void readLogs(Frame frame, JsonParser json) {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      String contract = "";
      int position = -1;
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "address" -> contract = json.getString();
          case "position" -> position = position(json.getString());
          default -> json.skipChildren();
        }
      }
      placesLogs &= position >= 0;
      sawLogs = true;
      frame.logs.add(new Log(contract, position));
    }
    if (json.currentToken() != JsonToken.END_ARRAY) {
      throw new IllegalArgumentException("logs that are no list of objects");
    }
  }

  private static int position(String text) {
    boolean hex = text.startsWith("0x");
    try {
      return Integer.parseInt(hex ? text.substring(2) : text, hex ? 16 : 10);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("no position of a log: " + FlatTrace.shown(text), e);
    }
  }

  /// How far the walk through a frame is.
  private static final class Place {
    final Frame frame;
    int nextCall;
    int nextLog;

    Place(Frame frame) {
      this.frame = frame;
    }
  }

  /// Throws [IllegalArgumentException] where a frame says what can't be.
  public CallSteps steps() {
    FlatTrace.Type type = type(top.type);
    if (type == FlatTrace.Type.SUICIDE) {
      throw new IllegalArgumentException("a transaction that is neither a call nor a creation");
    }
    CallSteps.Top call =
        CallSteps.top(address(top.from), address(top.to), quantity(top.value), type, top.failed);
    List<InternalMove> moves = new ArrayList<>();
    List<EvmAddress> loggers = new ArrayList<>();
    if (!top.failed) {
      walk(moves, loggers);
    }
    return new CallSteps(call, moves, placesLogs ? loggers : List.of());
  }

  private void walk(List<InternalMove> moves, List<EvmAddress> loggers) {
    Deque<Place> open = new ArrayDeque<>();
    open.push(new Place(top));
    while (!open.isEmpty()) {
      Place place = open.element();
      Frame frame = place.frame;
      while (place.nextLog < frame.logs.size()
          && (frame.logs.get(place.nextLog).position <= place.nextCall
              || place.nextCall == frame.calls.size())) {
        EvmAddress contract = address(frame.logs.get(place.nextLog++).contract);
        if (contract == null) {
          throw new IllegalArgumentException("a log without a contract");
        }
        loggers.add(contract);
      }
      if (place.nextCall == frame.calls.size()) {
        open.pop();
        continue;
      }
      Frame call = frame.calls.get(place.nextCall++);
      if (call.failed) {
        continue;
      }
      int logsBefore = placesLogs && sawLogs ? loggers.size() : InternalMove.UNKNOWN;
      InternalMove move =
          CallSteps.move(
              type(call.type),
              callType(call.type),
              address(call.from),
              address(call.to),
              quantity(call.value),
              logsBefore);
      if (move != null) {
        moves.add(move);
      }
      open.push(new Place(call));
    }
  }

  private static FlatTrace.Type type(String text) {
    return switch (text.toUpperCase(Locale.ROOT)) {
      case "CALL", "CALLCODE", "DELEGATECALL", "STATICCALL" -> FlatTrace.Type.CALL;
      default -> FlatTrace.Type.named(text.toLowerCase(Locale.ROOT));
    };
  }

  private static FlatTrace.CallType callType(String text) {
    return type(text) == FlatTrace.Type.CALL
        ? FlatTrace.CallType.named(text.toLowerCase(Locale.ROOT))
        : FlatTrace.CallType.NONE;
  }

  static @Nullable EvmAddress address(String text) {
    return text.isEmpty() ? null : EvmAddress.parse(text);
  }

  /// 0x and hexadecimal digits; null where there is nothing.
  static @Nullable Uint256 quantity(String text) {
    if (text.isEmpty()) {
      return null;
    }
    int digits = text.length() - 2;
    if (!text.startsWith("0x") || digits < 1 || digits > 2 * Uint256.BYTES) {
      throw new IllegalArgumentException("no amount: " + FlatTrace.shown(text));
    }
    try {
      return Uint256.of(new BigInteger(text.substring(2), 16));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("no amount: " + FlatTrace.shown(text), e);
    }
  }
}
