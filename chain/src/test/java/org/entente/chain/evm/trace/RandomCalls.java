package org.entente.chain.evm.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.entente.base.EvmAddress;
import org.entente.base.Uint256;
import org.entente.chain.evm.transfer.InternalMove;

/// A transaction's tree of calls, made up at random and told in both languages of nodes.
public final class RandomCalls {
  private static final List<String> KINDS =
      List.of(
          "CALL",
          "CALL",
          "CALL",
          "DELEGATECALL",
          "STATICCALL",
          "CALLCODE",
          "CREATE",
          "CREATE2",
          "SELFDESTRUCT");

  private final String frames;
  private final String flat;
  private final List<InternalMove> moves = new ArrayList<>();

  public RandomCalls(Random random) {
    List<String> traces = new ArrayList<>();
    frames = tree(random, "", 0, false, traces, moves);
    Collections.shuffle(traces, random);
    flat = "[" + String.join(",", traces) + "]";
  }

  /// As `callTracer` tells it.
  public String frames() {
    return frames;
  }

  /// As `trace_block` tells it, in any order.
  public String flat() {
    return flat;
  }

  /// What it moves.
  List<InternalMove> moves() {
    return moves;
  }

  static EvmAddress address(int of) {
    return new EvmAddress(0, 0, of);
  }

  static InternalMove move(int from, int to, long value, int logsBefore) {
    return new InternalMove(address(from), address(to), Uint256.of(value), logsBefore);
  }

  static String frame(String kind, int from, int to, long value, String more) {
    return "{\"from\":\"%s\",\"gas\":\"0x1\",\"to\":\"%s\",\"input\":\"0x\"%s,\"value\":\"0x%x\",\"type\":\"%s\"}"
        .formatted(address(from), address(to), more, value, kind);
  }

  static String calls(String... frames) {
    return ",\"calls\":[" + String.join(",", frames) + "]";
  }

  static String logs(int contract, int... positions) {
    StringBuilder logs = new StringBuilder();
    for (int position : positions) {
      logs.append(logs.isEmpty() ? "" : ",");
      logs.append(
          "{\"address\":\"%s\",\"topics\":[],\"data\":\"0x\",\"position\":\"0x%x\"}"
              .formatted(address(contract), position));
    }
    return ",\"logs\":[" + logs + "]";
  }

  static final String ERROR = ",\"error\":\"execution reverted\"";

  static String flatTrace(String kind, int from, int to, long value, String place, String error) {
    String action =
        switch (kind) {
          case "create" ->
              "{\"from\":\"%s\",\"value\":\"0x%x\",\"init\":\"0x\"}"
                  .formatted(address(from), value);
          case "suicide" ->
              "{\"address\":\"%s\",\"balance\":\"0x%x\",\"refundAddress\":\"%s\"}"
                  .formatted(address(from), value, address(to));
          default ->
              "{\"callType\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"value\":\"0x%x\"}"
                  .formatted(kind, address(from), address(to), value);
        };
    String type = kind.equals("create") || kind.equals("suicide") ? kind : "call";
    String result = kind.equals("create") ? "{\"address\":\"" + address(to) + "\"}" : "{}";
    return "{\"action\":%s,\"result\":%s,\"subtraces\":0,\"traceAddress\":[%s],\"type\":\"%s\"%s}"
        .formatted(
            action,
            error.isEmpty() ? result : "null",
            place,
            type,
            error.isEmpty() ? "" : ",\"error\":\"" + error + '"');
  }

  /// Writes a call and those inside of it in both languages, and works out what they move.
  private static String tree(
      Random random,
      String place,
      int depth,
      boolean reverted,
      List<String> flat,
      List<InternalMove> expected) {
    String kind = depth == 0 ? "CALL" : KINDS.get(random.nextInt(KINDS.size()));
    int from = 1 + random.nextInt(9);
    int to = 1 + random.nextInt(9);
    long value = random.nextInt(3);
    boolean failed = random.nextInt(depth == 0 ? 20 : 5) == 0;
    String flatKind =
        switch (kind) {
          case "CREATE", "CREATE2" -> "create";
          case "SELFDESTRUCT" -> "suicide";
          default -> kind.toLowerCase(Locale.ROOT);
        };
    boolean creates = flatKind.equals("create");
    flat.add(flatTrace(flatKind, from, to, value, place, failed ? "Reverted" : ""));
    boolean moves = kind.equals("CALL") || creates || kind.equals("SELFDESTRUCT");
    if (depth > 0 && moves && !failed && !reverted && value > 0) {
      expected.add(move(from, to, value, InternalMove.UNKNOWN));
    }
    List<String> inside = new ArrayList<>();
    int count = depth > 4 || kind.equals("SELFDESTRUCT") ? 0 : random.nextInt(4);
    for (int i = 0; i < count; i++) {
      String at = place.isEmpty() ? "" + i : place + "," + i;
      inside.add(tree(random, at, depth + 1, reverted || failed, flat, expected));
    }
    String more =
        (failed ? ERROR : "") + (inside.isEmpty() ? "" : calls(inside.toArray(String[]::new)));
    return frame(kind, from, to, value, more);
  }
}
