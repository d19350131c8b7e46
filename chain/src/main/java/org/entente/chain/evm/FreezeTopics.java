package org.entente.chain.evm;

import java.util.List;

/// First topics of the events by which issuers of tokens freeze accounts, and let go of them. Who
/// decodes them declares the events in full; a test there finds a topic that is missing here.
final class FreezeTopics {
  static final List<String> ALL =
      List.of(
          "42e160154868087d6bfdc0ca23d96a1c1cfa32f1b72ba9ba27b69b98a0d819dc", // AddedBlackList
          "d7e9ec6e6ecd65492dce6bf513cd6867560d49544421d0783ddf06e76c24470c", // RemovedBlackList
          "61e6e66b0d6339b2980aecc6ccc0039736791f0ccde9ed512e789a7fbdd698c6", // DestroyedBlackFunds
          "406bbf2d8d145125adf1198d2cf8a67c66cc4bb0ab01c37dccd4f7c0aae1e7c7", // BlockPlaced
          "665918c9e02eb2fd85acca3969cb054fc84c138e60ec4af22ab6ef2fd4c93c27", // BlockReleased
          "ffa4e6181777692565cf28528fc88fd1516ea86b56da075235fa575af6a4b855", // Blacklisted
          "117e3210bb9aa7d9baff172026820255c6f6c30ba8999d1c2fd88e2848137c4e"); // UnBlacklisted

  private FreezeTopics() {}
}
