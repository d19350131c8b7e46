package org.entente.trace.bridge;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.codec.Keccak256;
import org.entente.chain.abi.EventArgs;
import org.entente.chain.abi.EventForm;
import org.entente.trace.bridge.BridgeLeg.Destination;
import org.entente.trace.bridge.BridgeLeg.Spot;

/// Synapse (`SynapseBridge.sol`). What comes out names a `kappa`: the Keccak hash of the text of
/// the first transaction's hash, 0x and lower-case digits (synapsecns/sanguine, `KappaFromTX`).
/// So only one of several deposits in one transaction can be told; all of them share an id here.
final class Synapse implements LogDecoder {
  private static final String OUT =
      "(address indexed to, uint256 chainId, address token, uint256 amount";
  private static final String SWAP =
      ", uint8 tokenIndexFrom, uint8 tokenIndexTo, uint256 minDy, uint256 deadline";
  private static final String REMOVE =
      ", uint8 swapTokenIndex, uint256 swapMinAmount, uint256 swapDeadline";
  private static final String IN =
      "(address indexed to, address token, uint256 amount, uint256 fee";
  private static final String KAPPA = ", bytes32 indexed kappa)";

  static final EventForm DEPOSIT = EventForm.of("TokenDeposit" + OUT + ")");
  static final EventForm REDEEM = EventForm.of("TokenRedeem" + OUT + ")");
  static final EventForm DEPOSIT_SWAP = EventForm.of("TokenDepositAndSwap" + OUT + SWAP + ")");
  static final EventForm REDEEM_SWAP = EventForm.of("TokenRedeemAndSwap" + OUT + SWAP + ")");
  static final EventForm REDEEM_REMOVE = EventForm.of("TokenRedeemAndRemove" + OUT + REMOVE + ")");
  static final EventForm REDEEM_2 =
      EventForm.of(
          "TokenRedeemV2(bytes32 indexed to, uint256 chainId, address token, uint256 amount)");
  static final EventForm WITHDRAW = EventForm.of("TokenWithdraw" + IN + KAPPA);
  static final EventForm MINT = EventForm.of("TokenMint" + IN + KAPPA);
  static final EventForm MINT_SWAP =
      EventForm.of("TokenMintAndSwap" + IN + SWAP + ", bool swapSuccess" + KAPPA);
  static final EventForm WITHDRAW_REMOVE =
      EventForm.of("TokenWithdrawAndRemove" + IN + REMOVE + ", bool swapSuccess" + KAPPA);

  @Override
  public Map<EventForm, Reader> events() {
    return Map.of(
        DEPOSIT, Synapse::out,
        REDEEM, Synapse::out,
        DEPOSIT_SWAP, Synapse::out,
        REDEEM_SWAP, Synapse::out,
        REDEEM_REMOVE, Synapse::out,
        REDEEM_2, Synapse::out,
        WITHDRAW, Synapse::in,
        MINT, Synapse::in,
        MINT_SWAP, Synapse::inAndSwap,
        WITHDRAW_REMOVE, Synapse::inAndSwap);
  }

  static Hash256 kappa(Hash256 txHash) {
    byte[] text = ("0x" + txHash.hex()).getBytes(StandardCharsets.US_ASCII);
    return Hash256.read(new Keccak256().hash(text), 0);
  }

  private static String id(Hash256 kappa) {
    return "synapse:" + kappa.hex();
  }

  private static void out(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    Spot spot =
        tx.paidIn(
            event,
            Protocol.SYNAPSE,
            TxScene.asset(event.address("token")),
            event.uint("amount"),
            event.log().contract());
    ChainName chain = ChainNumbers.evm(event.uint("chainId"));
    Destination to = new Destination(chain, Addresses32.text(event.word("to")), null);
    legs.accept(new BridgeLeg.Out(Protocol.SYNAPSE, id(kappa(tx.hash())), spot, tx.sender(), to));
  }

  /// The event's amount holds the fee, which stays with the bridge.
  private static void in(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    EvmAddress to = event.address("to");
    Spot spot =
        tx.paidOut(
            event,
            Protocol.SYNAPSE,
            TxScene.asset(event.address("token")),
            event.uint("amount").minusOrZero(event.uint("fee")),
            to);
    legs.accept(
        new BridgeLeg.In(Protocol.SYNAPSE, id(event.word("kappa")), spot, to.toString(), false));
  }

  /// A pool swaps before it pays out; what the recipient gets last is what came out.
  private static void inAndSwap(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    EvmAddress to = event.address("to");
    Spot spot = tx.lastPaidTo(event, Protocol.SYNAPSE, null, to);
    legs.accept(
        new BridgeLeg.In(Protocol.SYNAPSE, id(event.word("kappa")), spot, to.toString(), false));
  }
}
