package org.entente.app.node;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.entente.base.Hash256;
import org.entente.chain.follow.NodeFailure;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Asks a node for the calls inside of its blocks, in the ways that nodes offer them: geth's
/// `debug_traceBlockByHash`, else Parity's `trace_block`. Many nodes offer neither, or only for
/// their newest blocks; that is no failure, but has to be said.
final class NodeTraces {
  /// Before the node is given no more questions that it takes too long to answer.
  private static final int MOST_TOO_LARGE = 3;

  /// Less than the patience for an answer, so that the node gives up first and says so.
  private static final Map<String, Object> OPTIONS =
      Map.of("tracer", "callTracer", "timeout", "20s", "tracerConfig", Map.of("withLog", true));

  /// Ordered: what is refused is not tried again.
  private enum Way {
    TREES("debug_traceBlockByHash"),
    LINES("trace_block"),
    NONE("");

    private final String method;

    Way(String method) {
      this.method = method;
    }
  }

  private final RpcClient rpc;
  private final AtomicReference<Way> first = new AtomicReference<>(Way.TREES);
  private final AtomicReference<@Nullable String> untold = new AtomicReference<>();
  private final AtomicInteger tooLarge = new AtomicInteger();
  private volatile boolean told;

  NodeTraces(RpcClient rpc) {
    this.rpc = rpc;
  }

  /// The answer for this block, null when the node gives none. Throws [NodeFailure] when it cannot
  /// be reached.
  byte @Nullable [] of(Hash256 hash, long height) throws NodeFailure, InterruptedException {
    RpcError why = null;
    for (Way way = first.get(); way != Way.NONE; way = next(way)) {
      try {
        byte[] answer = ask(way, hash, height);
        JsonNode error = rpc.error(answer, way.method);
        if (error == null) {
          tooLarge.set(0);
          return answer;
        }
        why = refused(way, rpc.failure(error, way.method), why);
      } catch (RpcError no) {
        why = refused(way, no, why);
      } catch (AnswerTooLarge no) {
        if (tooLarge.incrementAndGet() >= MOST_TOO_LARGE) {
          first.set(Way.NONE);
        }
        missing(String.valueOf(no.getMessage()));
        return null;
      }
    }
    if (why != null) {
      missing(String.valueOf(why.getMessage()));
    }
    return null;
  }

  private byte[] ask(Way way, Hash256 hash, long height) throws NodeFailure, InterruptedException {
    return switch (way) {
      case TREES -> rpc.ask(way.method, "0x" + hash.hex(), OPTIONS);
      case LINES -> rpc.ask(way.method, "0x" + Long.toHexString(height));
      case NONE -> throw new IllegalStateException("not asked");
    };
  }

  private static Way next(Way way) {
    return way == Way.TREES ? Way.LINES : Way.NONE;
  }

  /// What a node says of this block tells more than that it has no such method.
  private RpcError refused(Way way, RpcError no, @Nullable RpcError before) {
    if (no.isOfMethod()) {
      first.compareAndSet(way, next(way));
    }
    return before == null || before.isOfMethod() ? no : before;
  }

  /// A block comes without traces, for this reason; the first one is told.
  void missing(String reason) {
    untold.compareAndSet(null, reason);
  }

  /// Why a block came without, once.
  Optional<String> missing() {
    String reason = untold.get();
    if (told || reason == null) {
      return Optional.empty();
    }
    told = true;
    return Optional.of(reason);
  }
}
