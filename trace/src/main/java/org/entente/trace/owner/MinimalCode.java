package org.entente.trace.owner;

import java.util.Arrays;
import org.entente.base.EvmAddress;
import org.entente.base.Hex;
import org.jspecify.annotations.Nullable;

/// Code that says no more than whose code to run.
final class MinimalCode {
  private static final byte[] PROXY_HEAD = Hex.decode("363d3d373d3d3d363d73");
  private static final byte[] PROXY_TAIL = Hex.decode("5af43d82803e903d91602b57fd5bf3");
  private static final byte[] DELEGATED = Hex.decode("ef0100");

  private MinimalCode() {}

  /// Of a minimal proxy (EIP-1167) or a delegated account (EIP-7702), else null.
  static @Nullable EvmAddress target(byte[] code) {
    if (code.length == DELEGATED.length + EvmAddress.BYTES && startsWith(code, DELEGATED)) {
      return EvmAddress.read(code, DELEGATED.length);
    }
    int tail = PROXY_HEAD.length + EvmAddress.BYTES;
    boolean proxy =
        code.length == tail + PROXY_TAIL.length
            && startsWith(code, PROXY_HEAD)
            && Arrays.equals(code, tail, code.length, PROXY_TAIL, 0, PROXY_TAIL.length);
    return proxy ? EvmAddress.read(code, PROXY_HEAD.length) : null;
  }

  private static boolean startsWith(byte[] code, byte[] head) {
    return Arrays.equals(code, 0, head.length, head, 0, head.length);
  }
}
