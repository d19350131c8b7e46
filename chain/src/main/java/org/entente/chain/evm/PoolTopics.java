package org.entente.chain.evm;

import java.util.List;

/// First topics of the events of pools of fixed amounts (Tornado Cash and its copies). Who decodes
/// them declares the events in full; a test there finds a topic that is missing here.
final class PoolTopics {
  static final List<String> ALL =
      List.of(
          "a945e51eec50ab98c161376f0db4cf2aeba3ec92755fe2fcd388bdbbb80ff196", // Deposit
          "e9e508bad6d4c3227e881ca19068f099da81b5164dd6d62b2eaf1e8bc6c34931"); // Withdrawal

  private PoolTopics() {}
}
