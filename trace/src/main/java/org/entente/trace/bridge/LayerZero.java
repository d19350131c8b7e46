package org.entente.trace.bridge;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Hex;
import org.entente.base.Uint256;
import org.entente.base.codec.Keccak256;
import org.entente.chain.abi.EventArgs;
import org.entente.chain.abi.EventForm;
import org.entente.chain.abi.MalformedLog;
import org.entente.chain.evm.EvmLog;
import org.entente.trace.bridge.BridgeLeg.Destination;
import org.entente.trace.bridge.BridgeLeg.Spot;
import org.jspecify.annotations.Nullable;

/// LayerZero, which carries messages; what moves are tokens that follow them: omnichain tokens
/// (OFT) and Stargate's pools.
///
/// Version 2 (`IOFT.sol`, `EndpointV2.sol`): sender and receiver log the message's `guid`.
/// Version 1 (`UltraLightNodeV2.sol`, Stargate's `Pool.sol`, `OFTCoreV2.sol`): the tokens' events
/// name none, but a packet is logged beside them, whose path and nonce are the id. A packet
/// belongs to the event before it where it is sent, to the one behind it where it is received.
///
/// Every issuer has contracts of its own, so a contract counts as known if LayerZero's own logs
/// the message in the same transaction.
final class LayerZero implements LogDecoder {
  static final EventForm OFT_SENT =
      EventForm.of(
          "OFTSent(bytes32 indexed guid, uint32 dstEid, address indexed fromAddress,"
              + " uint256 amountSentLD, uint256 amountReceivedLD)");
  static final EventForm OFT_RECEIVED =
      EventForm.of(
          "OFTReceived(bytes32 indexed guid, uint32 srcEid, address indexed toAddress,"
              + " uint256 amountReceivedLD)");
  static final EventForm PACKET_SENT =
      EventForm.of("PacketSent(bytes encodedPayload, bytes options, address sendLibrary)");
  static final EventForm PACKET_DELIVERED =
      EventForm.of(
          "PacketDelivered((uint32 srcEid, bytes32 sender, uint64 nonce) origin, address receiver)");
  static final EventForm PACKET = EventForm.of("Packet(bytes payload)");
  static final EventForm PACKET_RECEIVED =
      EventForm.of(
          "PacketReceived(uint16 indexed srcChainId, bytes srcAddress, address indexed dstAddress,"
              + " uint64 nonce, bytes32 payloadHash)");
  static final EventForm SWAP =
      EventForm.of(
          "Swap(uint16 chainId, uint256 dstPoolId, address from, uint256 amountSD,"
              + " uint256 eqReward, uint256 eqFee, uint256 protocolFee, uint256 lpFee)");
  static final EventForm SWAP_REMOTE =
      EventForm.of("SwapRemote(address to, uint256 amountSD, uint256 protocolFee, uint256 dstFee)");
  static final EventForm SEND_TO_CHAIN =
      EventForm.of(
          "SendToChain(uint16 indexed dstChainId, address indexed from, bytes32 indexed toAddress,"
              + " uint256 amount)");
  static final EventForm RECEIVE_FROM_CHAIN =
      EventForm.of(
          "ReceiveFromChain(uint16 indexed srcChainId, address indexed to, uint256 amount)");

  /// Version 2's packet: version 1, nonce 8, eid 4, sender 32, eid 4, receiver 32, guid 32 bytes.
  private static final int GUID_AT = 81;

  /// Version 1's packet: nonce 8, chain 2, address 20, chain 2, address 20 bytes, then the
  /// message.
  private static final int PATH_BYTES = 52;

  @Override
  public Map<EventForm, Reader> events() {
    return Map.ofEntries(
        Map.entry(OFT_SENT, LayerZero::sent),
        Map.entry(OFT_RECEIVED, LayerZero::received),
        Map.entry(SWAP, LayerZero::swap),
        Map.entry(SWAP_REMOTE, LayerZero::swapRemote),
        Map.entry(SEND_TO_CHAIN, LayerZero::sendToChain),
        Map.entry(RECEIVE_FROM_CHAIN, LayerZero::receiveFromChain),
        // Kept for the ones above.
        Map.entry(PACKET_SENT, LayerZero::nothing),
        Map.entry(PACKET_DELIVERED, LayerZero::nothing),
        Map.entry(PACKET, LayerZero::nothing),
        Map.entry(PACKET_RECEIVED, LayerZero::nothing));
  }

  private static void nothing(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {}

  private static void sent(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    Hash256 guid = event.word("guid");
    EvmLog packet = tx.findLog(PACKET_SENT, log -> guid.equals(guid(PACKET_SENT.read(log))));
    ChainName chain = ChainNumbers.layerZero(event.uint("dstEid", 32));
    out(
        event,
        tx,
        id(guid),
        event.uint("amountSentLD"),
        event.address("fromAddress").toString(),
        new Destination(chain, null, null),
        packet,
        legs);
  }

  private static @Nullable Hash256 guid(EventArgs packet) {
    byte[] payload = packet.bytes("encodedPayload");
    return payload.length < GUID_AT + Hash256.BYTES ? null : Hash256.read(payload, GUID_AT);
  }

  private static void received(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    Hash256 guid = event.word("guid");
    EvmLog packet =
        tx.findLog(PACKET_DELIVERED, log -> guid.equals(delivered(PACKET_DELIVERED.read(log), tx)));
    in(
        event,
        tx,
        id(guid),
        event.address("toAddress"),
        event.uint("amountReceivedLD"),
        packet,
        legs);
  }

  /// The message's guid from what is logged of its delivery (`GUID.sol`): the hash of nonce 8,
  /// sender's chain 4, sender 32, own chain 4, receiver 32 bytes. Null where our own number is
  /// not known.
  private static @Nullable Hash256 delivered(EventArgs delivery, TxScene tx) {
    long own = ChainNumbers.layerZeroOf(tx.network());
    if (own < 0) {
      return null;
    }
    ByteBuffer packed = ByteBuffer.allocate(80);
    packed.putLong(delivery.member("origin", 2).d());
    packed.putInt((int) delivery.member("origin", 0).d());
    packed.put(delivery.member("origin", 1).bytes());
    packed.putInt((int) own);
    packed.put(delivery.word("receiver").bytes());
    return Hash256.read(new Keccak256().hash(packed.array()), 0);
  }

  /// Passengers of a Stargate bus have no message of their own: their guid is 0 where they get
  /// on.
  private static @Nullable String id(Hash256 guid) {
    return guid.equals(Hash256.ZERO) ? null : "layerzero:" + guid.hex();
  }

  private static void swap(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    sent1(event, tx, event.address("from"), event.uint("chainId", 16), "amountSD", legs);
  }

  private static void sendToChain(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    sent1(event, tx, event.address("from"), event.uint("dstChainId", 16), "amount", legs);
  }

  private static void sent1(
      EventArgs event,
      TxScene tx,
      EvmAddress from,
      long chain,
      String amount,
      Consumer<BridgeLeg> legs) {
    EvmLog packet = tx.firstLogFrom(PACKET, event.log().logIndex());
    if (packet != null) {
      out(
          event,
          tx,
          path(PACKET.read(packet).bytes("payload")),
          event.uint(amount),
          from.toString(),
          new Destination(ChainNumbers.layerZero(chain), null, null),
          packet,
          legs);
    }
  }

  private static void swapRemote(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    received1(event, tx, event.address("to"), event.uint("amountSD"), legs);
  }

  private static void receiveFromChain(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    received1(event, tx, event.address("to"), event.uint("amount"), legs);
  }

  private static void received1(
      EventArgs event, TxScene tx, EvmAddress to, Uint256 amount, Consumer<BridgeLeg> legs) {
    EvmLog packet = tx.lastLogBefore(PACKET_RECEIVED, event.log().logIndex());
    if (packet != null) {
      in(event, tx, path(PACKET_RECEIVED.read(packet)), to, amount, packet, legs);
    }
  }

  private static String path(byte[] packet) {
    if (packet.length < PATH_BYTES) {
      throw new MalformedLog("a packet of " + packet.length + " bytes");
    }
    String from = Hex.encode(Arrays.copyOfRange(packet, 10, 30));
    String to = Hex.encode(Arrays.copyOfRange(packet, 32, 52));
    return path(Uint256.read(packet, 0, 8), Uint256.read(packet, 8, 2), from, to);
  }

  private static String path(EventArgs received) {
    byte[] from = received.bytes("srcAddress");
    if (from.length < EvmAddress.BYTES) {
      throw new MalformedLog("an address of " + from.length + " bytes");
    }
    String to = Hex.encode(received.address("dstAddress").bytes());
    String source = Hex.encode(Arrays.copyOf(from, EvmAddress.BYTES));
    return path(received.uint("nonce"), received.uint("srcChainId"), source, to);
  }

  private static String path(Uint256 nonce, Uint256 chain, String from, String to) {
    return "layerzero1:" + chain + ":" + from + ":" + to + ":" + nonce;
  }

  /// Stargate counts in shared decimals, which may be fewer than the token's: then no transfer
  /// has just this amount, and the one that the contract got is it.
  private static void out(
      EventArgs event,
      TxScene tx,
      @Nullable String id,
      Uint256 amount,
      String from,
      Destination to,
      @Nullable EvmLog packet,
      Consumer<BridgeLeg> legs) {
    Spot spot = tx.paidIn(event, Protocol.LAYERZERO, null, amount, event.log().contract());
    legs.accept(
        new BridgeLeg.Out(
            Protocol.LAYERZERO, id, tx.knownBy(spot, Protocol.LAYERZERO, packet), from, to));
  }

  private static void in(
      EventArgs event,
      TxScene tx,
      @Nullable String id,
      EvmAddress to,
      Uint256 amount,
      @Nullable EvmLog packet,
      Consumer<BridgeLeg> legs) {
    Spot exact = tx.paidOut(event, Protocol.LAYERZERO, null, amount, to);
    Spot last =
        exact.carrier() == BridgeLeg.NONE
            ? tx.lastPaidTo(event, Protocol.LAYERZERO, null, to)
            : exact;
    Spot spot = last.carrier() == BridgeLeg.NONE ? exact : last;
    legs.accept(
        new BridgeLeg.In(
            Protocol.LAYERZERO,
            id,
            tx.knownBy(spot, Protocol.LAYERZERO, packet),
            to.toString(),
            false));
  }
}
