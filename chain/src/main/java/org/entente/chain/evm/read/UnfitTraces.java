package org.entente.chain.evm.read;

import org.jspecify.annotations.Nullable;

/// What a node gave as the traces of a block are not those of this block. The block itself may be
/// right: without traces it is merely less.
public final class UnfitTraces extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  UnfitTraces(String reason, @Nullable Throwable cause) {
    super(reason, cause);
  }
}
