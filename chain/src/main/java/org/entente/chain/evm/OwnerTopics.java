package org.entente.chain.evm;

import java.util.List;

/// First topics of the events by which contracts say who controls an account. Who decodes them
/// declares the events in full; a test there finds a topic that is missing here.
final class OwnerTopics {
  static final List<String> ALL =
      List.of(
          // Safe and its factories
          "141df868a6331af528e38c83b7aa03edc19be66e37ae67f9285bf4f8e3c6a1a8", // SafeSetup
          "9465fa0c962cc76958e6373a993326400c1c94f8be2fe3a952adfa7f60b2ea26", // AddedOwner
          "f8d49fc529812e9a7c5c50e69c20f0dccc0db8fa95c98bc58cc9a4f1c1299eaf", // RemovedOwner
          "610f7ff2b304ae8903c3de74c60c6ab1f7d6226b3f52c5161905bb5ad4039c93", // ChangedThreshold
          "ecdf3a3effea5783a3c4c2140e677577666428d44ed9d474a0b3a4c9943f8440", // EnabledModule
          "aab4fa2b463f581b2b32cb3b7e3b704b9ce37cc209b5fb4d77e593ace4054276", // DisabledModule
          "4f51faf6c4561ff95f067657e43439f0f856d97c04d9ec9070a6199ad418e235", // ProxyCreation
          "a38789425dbeee0239e16ff2d2567e31720127fbc6430758c1a4efc6aef29f80", // ProxyCreation
          // ERC-4337
          "49628fd1471006c1482da88028e9ce4dbb080b815c9b0344d39e5a8e6ec1419f", // UserOperationEvent
          "d51a9c61267aa6196961883ecf5ff2da6619c37dac0fa92122513fb32c032d2d", // AccountDeployed
          "47e55c76e7a6f1fd8996a1da8008c1ea29699cca35e7bcd057f2dec313b6e5de", // SimpleAccount's
          // EIP-1967, ERC-173
          "bc7cd75a20ee27fd9adebab32041f755214dbc6bffa90cc0225b39da2e5c2d3b", // Upgraded
          "7e644d79422f17c01e4894b5f4f588d331ebfa28653d42ae832dc59e38c9798f", // AdminChanged
          "1cf3b03a6cf19fa2baba4df148e9dcabedea7f8a5c07840e207e5c089be95d3e", // BeaconUpgraded
          "8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e0"); // Ownership-

  private OwnerTopics() {}
}
