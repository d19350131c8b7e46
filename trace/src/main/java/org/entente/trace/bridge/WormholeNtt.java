package org.entente.trace.bridge;

import java.util.Map;
import java.util.function.Consumer;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.chain.abi.EventArgs;
import org.entente.chain.abi.EventForm;
import org.entente.chain.evm.EvmLog;
import org.entente.trace.bridge.BridgeLeg.Destination;
import org.entente.trace.bridge.BridgeLeg.Spot;

/// Wormhole's native token transfers (`INttManager.sol`): a token's own contract on each chain,
/// locked or burnt here, minted or released there. Both sides log the digest of the message; the
/// sending one beside what it sends and where. Managers of before 1.1 logged no digest where they
/// send: those are not linked.
///
/// Every issuer has a manager of its own, so it counts as known if Wormhole's core publishes a
/// message in the same transaction.
final class WormholeNtt implements LogDecoder {
  static final EventForm SENT =
      EventForm.of(
          "TransferSent(bytes32 indexed recipient, bytes32 indexed refundAddress, uint256 amount,"
              + " uint256 fee, uint16 recipientChain, uint64 msgSequence)");
  static final EventForm SENT_DIGEST = EventForm.of("TransferSent(bytes32 indexed digest)");
  static final EventForm REDEEMED = EventForm.of("TransferRedeemed(bytes32 indexed digest)");

  @Override
  public Map<EventForm, Reader> events() {
    return Map.of(
        SENT_DIGEST, WormholeNtt::sent,
        REDEEMED, WormholeNtt::redeemed,
        // Kept for the first.
        SENT, (event, tx, legs) -> {});
  }

  private static String id(Hash256 digest) {
    return "wormhole-ntt:" + digest.hex();
  }

  private static void sent(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    EvmLog log = tx.lastLogBefore(SENT, event.log().logIndex());
    if (log == null || !log.contract().equals(event.log().contract())) {
      return;
    }
    EventArgs sent = SENT.read(log);
    Spot spot =
        tx.paidIn(event, Protocol.WORMHOLE, null, sent.uint("amount"), event.log().contract());
    EvmLog published = tx.firstLogFrom(Wormhole.PUBLISHED, 0);
    String recipient = Addresses32.text(sent.word("recipient"));
    ChainName chain = ChainNumbers.wormhole(sent.uint("recipientChain", 16));
    legs.accept(
        new BridgeLeg.Out(
            Protocol.WORMHOLE,
            id(event.word("digest")),
            tx.knownBy(spot, Protocol.WORMHOLE, published),
            tx.sender(),
            new Destination(chain, recipient, null)));
  }

  private static void redeemed(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    Spot spot = tx.largestPaidBy(event, Protocol.WORMHOLE);
    if (spot != null) {
      EvmAddress to = tx.payee(spot.carrier());
      String recipient = to == null ? null : to.toString();
      legs.accept(
          new BridgeLeg.In(Protocol.WORMHOLE, id(event.word("digest")), spot, recipient, false));
    }
  }
}
