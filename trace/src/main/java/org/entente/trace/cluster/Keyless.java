package org.entente.trace.cluster;

import java.util.List;
import org.entente.base.Hex;
import org.entente.chain.ChainView;

/// Scripts that anybody can spend: no key, no owner. Whoever spends an anchor beside his own coins
/// says nothing of who else did, so they unite nothing. One of them, left in, makes one owner of
/// all who ever bumped a fee.
final class Keyless {
  private static final List<String> SCRIPTS =
      List.of(
          "", // nothing to satisfy
          "51", // OP_TRUE
          "51024e73", // pay to anchor
          "a914da1745e9b549bd0bfa1a569971c77eba30cd5a4b87", // OP_TRUE by P2SH
          "00204ae81572f06e1b88fd5ced7a1a000945432e83e1551e6f721ee9c00b8cc33260"); // by P2WSH

  private final int[] numbers;

  Keyless(ChainView chain) {
    numbers =
        SCRIPTS.stream()
            .mapToLong(script -> chain.findScript(Hex.decode(script)))
            .filter(number -> number != ChainView.NONE)
            .mapToInt(Math::toIntExact)
            .toArray();
  }

  boolean contains(int script) {
    for (int number : numbers) {
      if (number == script) {
        return true;
      }
    }
    return false;
  }
}
