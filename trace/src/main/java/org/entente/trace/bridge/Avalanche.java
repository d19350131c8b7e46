package org.entente.trace.bridge;

import java.util.Map;
import java.util.function.Consumer;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.abi.EventArgs;
import org.entente.chain.abi.EventForm;
import org.entente.trace.bridge.BridgeLeg.Destination;
import org.entente.trace.bridge.BridgeLeg.Spot;

/// The Avalanche Bridge (`BridgeToken.sol`, `BTC.b`). One sends to the bridge's wallet, which
/// logs nothing; what is minted on Avalanche names that transaction, and for bitcoin the output,
/// too. So the id is the first transaction's hash, and the deposit is whatever pays the wallet,
/// or the named output.
///
/// On the way back `Unwrap` burns, and the wallet pays on the other chain without naming
/// anything: compared by address, amount and time.
final class Avalanche implements LogDecoder {
  static final EventForm MINT =
      EventForm.of(
          "Mint(address to, uint256 amount, address feeAddress, uint256 feeAmount,"
              + " bytes32 originTxId)");
  static final EventForm MINT_BITCOIN =
      EventForm.of(
          "Mint(address to, uint256 amount, address feeAddress, uint256 feeAmount,"
              + " bytes32 originTxId, uint256 originOutputIndex)");
  static final EventForm UNWRAP = EventForm.of("Unwrap(uint256 amount, uint256 chainId)");

  /// Where deposits on Ethereum go (since July 2021).
  static final EvmAddress WALLET = EvmAddress.parse("0x8EB8a3b98659Cce290402893d0123abb75E3ab28");

  @Override
  public Map<EventForm, Reader> events() {
    return Map.of(
        MINT, Avalanche::mint,
        MINT_BITCOIN, Avalanche::mintBitcoin,
        UNWRAP, Avalanche::unwrap);
  }

  static String id(Hash256 originTx) {
    return "avalanche:" + originTx.hex();
  }

  /// Outputs are named one by one.
  static String id(Hash256 originTx, Uint256 output) {
    return id(originTx) + ":" + output;
  }

  private static void mint(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    minted(event, tx, id(event.word("originTxId")), legs);
  }

  private static void mintBitcoin(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    minted(event, tx, id(event.word("originTxId"), event.uint("originOutputIndex")), legs);
  }

  /// The fee is minted beside the amount.
  private static void minted(EventArgs event, TxScene tx, String id, Consumer<BridgeLeg> legs) {
    EvmAddress to = event.address("to");
    Spot spot =
        tx.paidOut(
            event,
            Protocol.AVALANCHE,
            TxScene.asset(event.log().contract()),
            event.uint("amount"),
            to);
    legs.accept(new BridgeLeg.In(Protocol.AVALANCHE, id, spot, to.toString(), false));
  }

  private static void unwrap(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    Spot spot =
        tx.paidIn(
            event, Protocol.AVALANCHE, TxScene.asset(event.log().contract()), event.uint("amount"));
    Uint256 chainId = event.uint("chainId");
    // The bridge numbers Bitcoin 0 and Ethereum 1.
    ChainName chain = chainId.isZero() ? new ChainName.Bitcoin() : ChainNumbers.evm(chainId);
    String sender = tx.sender();
    Destination to = new Destination(chain, chainId.isZero() ? null : sender, null);
    legs.accept(new BridgeLeg.Out(Protocol.AVALANCHE, null, spot, sender, to));
  }
}
