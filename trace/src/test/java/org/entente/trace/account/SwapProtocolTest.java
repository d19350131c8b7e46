package org.entente.trace.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.chain.abi.EventForm;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.KeptLogs;
import org.junit.jupiter.api.Test;

class SwapProtocolTest {
  /// A topic is the keccak of the declaration, so this compares both.
  @Test
  void everyDeclaredSwapIsKeptByLedgers() {
    Set<Hash256> topics = new HashSet<>();
    for (SwapProtocol protocol : SwapProtocol.values()) {
      for (EventForm event : protocol.events()) {
        EvmLog log = new EvmLog(EvmAddress.ZERO, List.of(event.topic()), new byte[0], 0);
        assertThat(KeptLogs.keeps(log)).as(event.signature()).isTrue();
        assertThat(topics.add(event.topic())).as(event.signature()).isTrue();
      }
    }
  }
}
