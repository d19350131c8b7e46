package org.entente.trace.bridge;

import java.util.Map;
import java.util.function.Consumer;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.chain.abi.EventArgs;
import org.entente.chain.abi.EventForm;
import org.entente.trace.bridge.BridgeLeg.Destination;
import org.entente.trace.bridge.BridgeLeg.Spot;

/// Celer cBridge: pools (`Bridge.sol`: Send and Relay), and tokens locked here and minted there
/// (`OriginalTokenVault`, `PeggedTokenBridge`, versions 1 and 2). The other side names the id
/// that the first one made. Refunds come as `WithdrawDone` (pools) or as a mint or withdrawal on
/// the first chain with nobody as depositor, and name the same id.
final class CBridge implements LogDecoder {
  static final EventForm SEND =
      EventForm.of(
          "Send(bytes32 transferId, address sender, address receiver, address token,"
              + " uint256 amount, uint64 dstChainId, uint64 nonce, uint32 maxSlippage)");
  static final EventForm RELAY =
      EventForm.of(
          "Relay(bytes32 transferId, address sender, address receiver, address token,"
              + " uint256 amount, uint64 srcChainId, bytes32 srcTransferId)");
  static final EventForm WITHDRAW_DONE =
      EventForm.of(
          "WithdrawDone(bytes32 withdrawId, uint64 seqnum, address receiver, address token,"
              + " uint256 amount, bytes32 refid)");
  static final EventForm DEPOSITED =
      EventForm.of(
          "Deposited(bytes32 depositId, address depositor, address token, uint256 amount,"
              + " uint64 mintChainId, address mintAccount)");
  static final EventForm DEPOSITED_2 =
      EventForm.of(
          "Deposited(bytes32 depositId, address depositor, address token, uint256 amount,"
              + " uint64 mintChainId, address mintAccount, uint64 nonce)");
  static final EventForm MINT =
      EventForm.of(
          "Mint(bytes32 mintId, address token, address account, uint256 amount,"
              + " uint64 refChainId, bytes32 refId, address depositor)");
  static final EventForm BURN =
      EventForm.of(
          "Burn(bytes32 burnId, address token, address account, uint256 amount,"
              + " address withdrawAccount)");
  static final EventForm BURN_2 =
      EventForm.of(
          "Burn(bytes32 burnId, address token, address account, uint256 amount, uint64 toChainId,"
              + " address toAccount, uint64 nonce)");
  static final EventForm WITHDRAWN =
      EventForm.of(
          "Withdrawn(bytes32 withdrawId, address receiver, address token, uint256 amount,"
              + " uint64 refChainId, bytes32 refId, address burnAccount)");

  @Override
  public Map<EventForm, Reader> events() {
    return Map.ofEntries(
        Map.entry(SEND, CBridge::send),
        Map.entry(RELAY, CBridge::relay),
        Map.entry(
            WITHDRAW_DONE, (event, tx, legs) -> in(event, tx, "refid", "receiver", true, legs)),
        Map.entry(DEPOSITED, CBridge::deposited),
        Map.entry(DEPOSITED_2, CBridge::deposited),
        Map.entry(MINT, (event, tx, legs) -> pegged(event, tx, "account", "depositor", legs)),
        Map.entry(BURN, CBridge::burnt),
        Map.entry(BURN_2, CBridge::burnt2),
        Map.entry(
            WITHDRAWN, (event, tx, legs) -> pegged(event, tx, "receiver", "burnAccount", legs)));
  }

  private static void send(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    ChainName chain = ChainNumbers.evm(event.uint("dstChainId"));
    out(
        event,
        tx,
        "transferId",
        "sender",
        new Destination(chain, to(event, "receiver"), null),
        legs);
  }

  private static void deposited(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    ChainName chain = ChainNumbers.evm(event.uint("mintChainId"));
    Destination to = new Destination(chain, to(event, "mintAccount"), null);
    out(event, tx, "depositId", "depositor", to, legs);
  }

  /// Version 1 doesn't say where: to the chain that the token came from.
  private static void burnt(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    ChainName open = new ChainName.Other("the token's own chain");
    out(
        event,
        tx,
        "burnId",
        "account",
        new Destination(open, to(event, "withdrawAccount"), null),
        legs);
  }

  private static void burnt2(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    ChainName chain = ChainNumbers.evm(event.uint("toChainId"));
    out(event, tx, "burnId", "account", new Destination(chain, to(event, "toAccount"), null), legs);
  }

  private static String to(EventArgs event, String name) {
    return event.address(name).toString();
  }

  private static String id(Hash256 id) {
    return "cbridge:" + id.hex();
  }

  private static void out(
      EventArgs event,
      TxScene tx,
      String id,
      String sender,
      Destination to,
      Consumer<BridgeLeg> legs) {
    EvmAddress token = event.address("token");
    Spot spot =
        tx.paidIn(
            event,
            Protocol.CBRIDGE,
            TxScene.asset(token),
            event.uint("amount"),
            event.log().contract());
    String from = event.address(sender).toString();
    legs.accept(new BridgeLeg.Out(Protocol.CBRIDGE, id(event.word(id)), spot, from, to));
  }

  private static void relay(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    in(event, tx, "srcTransferId", "receiver", false, legs);
  }

  private static void pegged(
      EventArgs event, TxScene tx, String recipient, String source, Consumer<BridgeLeg> legs) {
    boolean refund = event.address(source).equals(EvmAddress.ZERO);
    in(event, tx, "refId", recipient, refund, legs);
  }

  private static void in(
      EventArgs event,
      TxScene tx,
      String id,
      String recipient,
      boolean refund,
      Consumer<BridgeLeg> legs) {
    EvmAddress to = event.address(recipient);
    Spot spot =
        tx.paidOut(
            event,
            Protocol.CBRIDGE,
            TxScene.asset(event.address("token")),
            event.uint("amount"),
            to);
    legs.accept(
        new BridgeLeg.In(Protocol.CBRIDGE, id(event.word(id)), spot, to.toString(), refund));
  }
}
