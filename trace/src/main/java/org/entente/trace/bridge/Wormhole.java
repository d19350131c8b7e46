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

/// Wormhole's token bridge (`Implementation.sol`, `Bridge.sol`). The core contract numbers the
/// messages of each emitter; the other side logs chain, emitter and number when it pays out
/// (`TransferRedeemed`, logged since 2022; what was redeemed before is not linked).
///
/// A message counts in at most 8 decimals, so amounts are taken from the transfers.
final class Wormhole implements LogDecoder {
  static final EventForm PUBLISHED =
      EventForm.of(
          "LogMessagePublished(address indexed sender, uint64 sequence, uint32 nonce,"
              + " bytes payload, uint8 consistencyLevel)");
  static final EventForm REDEEMED =
      EventForm.of(
          "TransferRedeemed(uint16 indexed emitterChainId, bytes32 indexed emitterAddress,"
              + " uint64 indexed sequence)");

  /// A transfer's message: type 1 (or 3, with a payload), amount 32, token 32, its chain 2,
  /// recipient 32, its chain 2 bytes, and more.
  private static final int MESSAGE_BYTES = 133;

  private static final int RECIPIENT_AT = 67;
  private static final int CHAIN_AT = 99;

  @Override
  public Map<EventForm, Reader> events() {
    return Map.of(PUBLISHED, Wormhole::published, REDEEMED, Wormhole::redeemed);
  }

  private static String id(long chain, Hash256 emitter, Uint256 sequence) {
    return "wormhole:" + chain + ":" + emitter.hex() + ":" + sequence;
  }

  private static void published(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    byte[] message = event.bytes("payload");
    long own = ChainNumbers.wormholeOf(tx.network());
    if (message.length < MESSAGE_BYTES || (message[0] != 1 && message[0] != 3) || own < 0) {
      return;
    }
    EvmAddress bridge = event.address("sender");
    Uint256 amount = Uint256.read(message, 1, Uint256.BYTES);
    // What the bridge got; in which asset and how much of it, the transfer says.
    Spot spot = tx.paidIn(event, Protocol.WORMHOLE, null, amount, bridge);
    long chain = Uint256.read(message, CHAIN_AT, 2).toLong();
    String recipient = Addresses32.text(Hash256.read(message, RECIPIENT_AT));
    Destination to = new Destination(ChainNumbers.wormhole(chain), recipient, null);
    String id = id(own, event.word("sender"), event.uint("sequence"));
    legs.accept(new BridgeLeg.Out(Protocol.WORMHOLE, id, spot, tx.sender(), to));
  }

  private static void redeemed(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    Spot spot = tx.largestPaidBy(event, Protocol.WORMHOLE);
    if (spot != null) {
      EvmAddress to = tx.payee(spot.carrier());
      String id =
          id(
              event.uint("emitterChainId", 16),
              event.word("emitterAddress"),
              event.uint("sequence"));
      String recipient = to == null ? null : to.toString();
      legs.accept(new BridgeLeg.In(Protocol.WORMHOLE, id, spot, recipient, false));
    }
  }
}
