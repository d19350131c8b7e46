package org.entente.app.node;

import org.entente.chain.follow.NodeFailure;

/// The node understood the question and says no.
public final class RpcError extends NodeFailure {
  private static final long serialVersionUID = 1;

  private final long code;

  RpcError(String node, String method, long code, String message) {
    super(node + " answers " + method + " with error " + code + ": " + message);
    this.code = code;
  }

  long code() {
    return code;
  }
}
