package org.entente.trace.bridge;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import org.entente.base.EvmAddress;
import org.entente.chain.abi.EventArgs;
import org.entente.chain.abi.EventForm;
import org.entente.trace.bridge.BridgeLeg.Destination;
import org.entente.trace.bridge.BridgeLeg.Spot;

/// Chainflip's vault (`IVault.sol`, versions with and without `cfParameters`). What comes out
/// names nothing that went in: compared by address, amount and time. Swaps through a deposit
/// channel log nothing at all where they enter.
final class Chainflip implements LogDecoder {
  private static final String NATIVE =
      "SwapNative(uint32 dstChain, bytes dstAddress, uint32 dstToken, uint256 amount,"
          + " address indexed sender";
  private static final String TOKEN =
      "SwapToken(uint32 dstChain, bytes dstAddress, uint32 dstToken, address srcToken,"
          + " uint256 amount, address indexed sender";

  static final EventForm SWAP_NATIVE = EventForm.of(NATIVE + ", bytes cfParameters)");
  static final EventForm SWAP_TOKEN = EventForm.of(TOKEN + ", bytes cfParameters)");
  static final EventForm SWAP_NATIVE_1 = EventForm.of(NATIVE + ")");
  static final EventForm SWAP_TOKEN_1 = EventForm.of(TOKEN + ")");

  @Override
  public Map<EventForm, Reader> events() {
    return Map.of(
        SWAP_NATIVE, Chainflip::coin,
        SWAP_NATIVE_1, Chainflip::coin,
        SWAP_TOKEN, Chainflip::token,
        SWAP_TOKEN_1, Chainflip::token);
  }

  private static void coin(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    out(event, tx, EvmAddress.ZERO, legs);
  }

  private static void token(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    out(event, tx, event.address("srcToken"), legs);
  }

  private static void out(EventArgs event, TxScene tx, EvmAddress asset, Consumer<BridgeLeg> legs) {
    Spot spot =
        tx.paidIn(
            event,
            Protocol.CHAINFLIP,
            TxScene.asset(asset),
            event.uint("amount"),
            event.log().contract());
    ChainName chain = ChainNumbers.chainflip(event.uint("dstChain", 32));
    Destination to =
        new Destination(
            chain,
            address(chain, event.bytes("dstAddress")),
            ChainNumbers.chainflipAsset(event.uint("dstToken", 32)));
    String sender = event.address("sender").toString();
    legs.accept(new BridgeLeg.Out(Protocol.CHAINFLIP, null, spot, sender, to));
  }

  /// Bitcoin addresses are written as text, others as their bytes.
  static String address(ChainName chain, byte[] bytes) {
    return switch (chain) {
      case ChainName.Bitcoin _ -> new String(bytes, StandardCharsets.US_ASCII);
      case ChainName.Evm _, ChainName.Other _ -> MemoRouter.address(bytes);
    };
  }
}
