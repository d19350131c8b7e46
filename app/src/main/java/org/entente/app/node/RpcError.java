package org.entente.app.node;

import java.util.Set;
import java.util.regex.Pattern;
import org.entente.chain.follow.NodeFailure;

/// The node understood the question and says no.
public final class RpcError extends NodeFailure {
  private static final long serialVersionUID = 1;

  /// JSON-RPC's own, EIP-1474's, and statuses of HTTP.
  private static final Set<Long> NO_METHOD = Set.of(-32601L, -32004L, 403L, 404L, 405L, 501L);

  private static final Pattern NO_METHOD_TEXT =
      Pattern.compile(
          "(?i)\\bmethod\\b.{0,80}\\b(not|unsupported|disabled|unavailable|unknown|blocked|denied)\\b"
              + "|\\b(unknown|unsupported|no such|invalid) method\\b");

  private final long code;

  RpcError(String node, String method, long code, String message) {
    super(node + " answers " + method + " with error " + code + ": " + message);
    this.code = code;
  }

  private RpcError(String message, long code) {
    super(message);
    this.code = code;
  }

  /// Of a node, or what stands before it, that says no by HTTP.
  static RpcError ofStatus(String node, String method, int status) {
    return new RpcError(node + " answers " + method + " with HTTP status " + status, status);
  }

  long code() {
    return code;
  }

  /// Whether it says that it never answers such questions, whatever they are about.
  boolean isOfMethod() {
    return NO_METHOD.contains(code) || NO_METHOD_TEXT.matcher(String.valueOf(getMessage())).find();
  }
}
