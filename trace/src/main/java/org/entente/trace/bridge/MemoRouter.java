package org.entente.trace.bridge;

import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.Hex;
import org.entente.chain.abi.EventArgs;
import org.entente.chain.abi.EventForm;
import org.entente.trace.bridge.BridgeLeg.Destination;
import org.entente.trace.bridge.BridgeLeg.Spot;

/// The routers of THORChain and of Maya, its twin (`THORChain_Router.sol`, versions 1 to 5): the
/// same events and memos; which of both it is, the contract's address tells, or an asset that
/// only one of them has.
///
/// The id is the hash of the inbound transaction, whoever carried it: a bitcoin deposit's
/// outbound names the bitcoin transaction. Vaults and routers rotate, so neither is needed for
/// the link. One inbound may have several outbounds, and a refund beside them when a streaming
/// swap filled in part.
final class MemoRouter implements LogDecoder {
  static final EventForm DEPOSIT =
      EventForm.of(
          "Deposit(address indexed to, address indexed asset, uint256 amount, string memo)");
  static final EventForm OUT =
      EventForm.of(
          "TransferOut(address indexed vault, address indexed to, address asset, uint256 amount,"
              + " string memo)");
  static final EventForm OUT_AND_CALL =
      EventForm.of(
          "TransferOutAndCall(address indexed vault, address target, uint256 amount,"
              + " address finalAsset, address to, uint256 amountOutMin, string memo)");
  static final EventForm OUT_AND_CALL_5 =
      EventForm.of(
          "TransferOutAndCallV5(address indexed vault, address target, uint256 amount,"
              + " address finalAsset, address indexed to, uint256 amountOutMin, string memo,"
              + " bytes payload, string originAddress)");

  @Override
  public Map<EventForm, Reader> events() {
    return Map.of(
        DEPOSIT, MemoRouter::deposit,
        OUT, MemoRouter::out,
        OUT_AND_CALL, MemoRouter::outAndCall,
        OUT_AND_CALL_5, MemoRouter::outAndCall);
  }

  /// The id of what began with this inbound transaction; `hash` has 64 digits.
  static String id(String hash) {
    return "thorchain:" + hash.toUpperCase(Locale.ROOT);
  }

  private static void deposit(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    Memo memo = Memo.parse(event.text("memo"));
    String id = id(tx.hash().hex());
    Protocol protocol = protocol(event, tx, memo);
    switch (memo) {
      case Memo.Swap swap -> legs.accept(leg(event, tx, protocol, id, destination(swap)));
      case Memo.Stay _ -> {
        ChainName inside = new ChainName.Other(protocol.text());
        legs.accept(leg(event, tx, protocol, id, new Destination(inside, null, null)));
      }
      case Memo.Outbound _, Memo.Other _ -> {
        // Vaults that hand over to the next ones, and refused deposits: nothing crosses.
      }
    }
  }

  static Destination destination(Memo.Swap swap) {
    PoolAsset asset = PoolAsset.parse(swap.asset());
    return new Destination(asset.chain(), swap.destination(), asset.name());
  }

  static Protocol protocol(Memo memo) {
    return memo instanceof Memo.Swap swap && PoolAsset.parse(swap.asset()).isMaya()
        ? Protocol.MAYA
        : Protocol.THORCHAIN;
  }

  private static Protocol protocol(EventArgs event, TxScene tx, Memo memo) {
    boolean maya = KnownContracts.has(Protocol.MAYA, tx.network(), event.log().contract());
    return maya ? Protocol.MAYA : protocol(memo);
  }

  private static BridgeLeg leg(
      EventArgs event, TxScene tx, Protocol protocol, String id, Destination to) {
    Asset asset = TxScene.asset(event.address("asset"));
    EvmAddress router = event.log().contract();
    Spot spot =
        tx.paidIn(event, protocol, asset, event.uint("amount"), router, event.address("to"));
    return new BridgeLeg.Out(protocol, id, spot, tx.sender(), to);
  }

  private static void out(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    Memo memo = Memo.parse(event.text("memo"));
    if (memo instanceof Memo.Outbound(var hash, var refund)) {
      Protocol protocol = protocol(event, tx, memo);
      EvmAddress to = event.address("to");
      Asset asset = TxScene.asset(event.address("asset"));
      Spot spot = tx.paidOut(event, protocol, asset, event.uint("amount"), to);
      legs.accept(new BridgeLeg.In(protocol, id(hash), spot, to.toString(), refund));
    }
  }

  /// Another contract swaps what the vault pays into `finalAsset`; how much comes of it, only the
  /// transfer says.
  private static void outAndCall(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    Memo memo = Memo.parse(event.text("memo"));
    if (memo instanceof Memo.Outbound(var hash, var refund)) {
      Protocol protocol = protocol(event, tx, memo);
      EvmAddress to = event.address("to");
      Asset asset = TxScene.asset(event.address("finalAsset"));
      Spot spot = tx.lastPaidTo(event, protocol, asset, to);
      legs.accept(new BridgeLeg.In(protocol, id(hash), spot, to.toString(), refund));
    }
  }

  /// 20 bytes in a word, or more of a chain with longer addresses, as people read them.
  static String address(byte[] bytes) {
    return "0x" + Hex.encode(bytes);
  }
}
