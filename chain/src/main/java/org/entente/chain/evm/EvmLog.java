package org.entente.chain.evm;

import java.util.List;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;

/// A log as its contract wrote it. `logIndex` counts through the block, as JSON-RPC does.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record EvmLog(EvmAddress contract, List<Hash256> topics, byte[] data, int logIndex) {
  public EvmLog {
    topics = List.copyOf(topics);
  }
}
