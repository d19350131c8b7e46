package org.entente.chain.evm;

import java.util.List;

/// First topics of the events by which bridges take and give value. Who decodes them declares the
/// events in full; a test there finds a topic that is missing here.
final class BridgeTopics {
  static final List<String> ALL =
      List.of(
          // THORChain and Maya routers
          "ef519b7eb82aaf6ac376a6df2d793843ebfd593de5f1a0601d3cc6ab49ebb395", // Deposit
          "a9cd03aa3c1b4515114539cd53d22085129d495cb9e9f9af77864526240f1bf7", // TransferOut
          "8e5841bcd195b858d53b38bcf91b38d47f3bc800469b6812d35451ab619c6f6c", // TransferOutAndCall
          "2eddeef6502e331d0dc63580be72ace0371d4f7ba4b164aa6b0f1565b53584da", // TransferOutAndCallV5
          // Chainflip vault
          "67d3c6af14d717c43615d41bbbad664365b5b546b58201d2a74661e3714c05fc", // SwapNative
          "6757034e841d88190e95fa8a7570ce6cb721257474400c3282ec536eab810540", // SwapNative
          "eaeb01ba86085c934b230dfddfa29ffd73bef2f4dcf60326f0f732dc85d40203", // SwapToken
          "834b524d9f8ccbd31b00b671c896697b96eb4398c0f56e9386a21f5df61e3ce3", // SwapToken
          // Across
          "8ab9dc6c19fe88e69bc70221b339c84332752fdd49591b7c51e66bae3947b73c", // FilledRelay
          "44b559f101f8fbcc8a0ea43fa91a05a729a5ea6e14a7c75aa750374690137208", // FilledRelay
          "571749edf1d5c9599318cdbc4e28a6475d65e87fd3b2ddbe1e9a8d5e7a0f0ff7", // FilledV3Relay
          "afc4df6845a4ab948b492800d3d8a25d538a102a2bc07cd01f1cfa097fddcff6", // FundsDeposited
          "32ed1a409ef04c7b0227189c3a103dc5ac10e775a15b785dcc510201f7c25ad3", // FundsDeposited
          "a123dc29aebf7d0c3322c8eeb5b999e859f39937950ed31056532713d0de396f", // V3FundsDeposited
          // LayerZero, omnichain tokens, Stargate
          "efed6d3500546b29533b128a29e3a94d70788727f0507505ac12eaf2e578fd9c", // OFTReceived
          "85496b760a4b7f8d66384b9df21b381f5d1b1e79f229a47aaf4c232edc2fe59a", // OFTSent
          "e9bded5f24a4168e4f3bf44e00298c993b22376aad8c58c7dda9718a54cbea82", // Packet
          "3cd5e48f9730b129dc7550f0fcea9c767b7be37837cd10e55eb35f734f4bca04", // PacketDelivered
          "2bd2d8a84b748439fd50d79a49502b4eb5faa25b864da6a9ab5c150704be9a4d", // PacketReceived
          "1ab700d4ced0c005b164c0f789fd09fcbb0156d4c2041b8a3bfbcd961cd1567f", // PacketSent
          "bf551ec93859b170f9b2141bd9298bf3f64322c6f7beb2543a0cb669834118bf", // ReceiveFromChain
          "d81fc9b8523134ed613870ed029d6170cbb73aa6a6bc311b9a642689fb9df59a", // SendToChain
          "34660fc8af304464529f48a778e03d03e4d34bcd5f9b6f0cfbf3cd238c642f7f", // Swap
          "fb2b592367452f1c437675bed47f5e1e6c25188c17d7ba01a12eb030bc41ccef", // SwapRemote
          // Wormhole
          "6eb224fb001ed210e379b335e35efe88672a8ce935d981a6896b27ffdf52a3b2", // LogMessagePublished
          "caf280c8cfeba144da67230d9b009c8f868a75bac9a528fa0474be1ba317c169", // TransferRedeemed
          // Wormhole's native token transfers
          "504e6efe18ab9eed10dc6501a417f5b12a2f7f2b1593aed9b89f9bce3cf29a91", // TransferRedeemed
          "3e6ae56314c6da8b461d872f41c6d0bb69317b9d0232805aaccfa45df1a16fa0", // TransferSent
          "e54e51e42099622516fa3b48e9733581c9dbdcb771cafb093f745a0532a35982", // TransferSent
          // Axelar gateway
          "91057b069763121972ce22b18b2f319b1520dd4c72f1f94a6395e81ceaf63f41", // ContractCallExecuted
          "9991faa1f435675159ffae64b66d7ecfdb55c29755869a18db8497b4392347e0", // ContractCallApprovedWithMint
          "7e50569d26be643bda7757722291ec66b1be66d8283474ae3fab5a98f878a7a2", // ContractCallWithToken
          "651d93f66c4329630e8d0f62488eff599e3be484da587335e8dc0fcf46062726", // TokenSent
          // Avalanche bridge
          "c5532043e6f3d77e1c320ff59bd4157ca9075ef59f6b55ceab6c3f7d2f78c9ca", // Mint
          "918d77674bb88eaf75afb307c9723ea6037706de68d6fc07dd0c6cba423a5250", // Mint
          "37a06799a3500428a773d00284aa706101f5ad94dae9ec37e1c3773aa54c3304", // Unwrap
          // Celer cBridge
          "6298d7b58f235730b3b399dc5c282f15dae8b022e5fbbf89cee21fd83c8810a3", // Burn
          "75f1bf55bb1de41b63a775dc7d4500f01114ee62b688a6b11d34f4692c1f3d43", // Burn
          "15d2eeefbe4963b5b2178f239ddcc730dda55f1c23c22efb79ded0eb854ac789", // Deposited
          "28d226819e371600e26624ebc4a9a3947117ee2760209f816c789d3a99bf481b", // Deposited
          "5bc84ecccfced5bb04bfc7f3efcdbe7f5cd21949ef146811b4d1967fe41f777a", // Mint
          "79fa08de5149d912dce8e5e8da7a7c17ccdf23dd5d3bfe196802e6eb86347c7c", // Relay
          "89d8051e597ab4178a863a5190407b98abfeff406aa8db90c59af76612e58f01", // Send
          "48a1ab26f3aa7b62bb6b6e8eed182f292b84eb7b006c0254386b268af20774be", // WithdrawDone
          "296a629c5265cb4e5319803d016902eb70a9079b89655fe2b7737821ed88beeb", // Withdrawn
          // Synapse
          "da5273705dbef4bf1b902a131c2eac086b7e1476a8ab0cb4da08af1fe1bd8e3b", // TokenDeposit
          "79c15604b92ef54d3f61f0c40caab8857927ca3d5092367163b4562c1699eb5f", // TokenDepositAndSwap
          "bf14b9fde87f6e1c29a7e0787ad1d0d64b4648d8ae63da21524d9fd0f283dd38", // TokenMint
          "4f56ec39e98539920503fd54ee56ae0cbebe9eb15aa778f18de67701eeae7c65", // TokenMintAndSwap
          "dc5bad4651c5fbe9977a696aadc65996c468cde1448dd468ec0d83bf61c4b57c", // TokenRedeem
          "9a7024cde1920aa50cdde09ca396229e8c4d530d5cfdc6233590def70a94408c", // TokenRedeemAndRemove
          "91f25e9be0134ec851830e0e76dc71e06f9dade75a9b84e9524071dbbc319425", // TokenRedeemAndSwap
          "8e57e8c5fea426159af69d47eda6c5052c7605c9f70967cf749d4aa55b70b499", // TokenRedeemV2
          "8b0afdc777af6946e53045a4a75212769075d30455a212ac51c9b16f9c5c9b26", // TokenWithdraw
          "c1a608d0f8122d014d03cc915a91d98cef4ebaf31ea3552320430cba05211b6d"); // TokenWithdrawAndRemove

  private BridgeTopics() {}
}
