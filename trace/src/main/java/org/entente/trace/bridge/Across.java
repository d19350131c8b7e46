package org.entente.trace.bridge;

import java.util.Map;
import java.util.function.Consumer;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.abi.AbiWords;
import org.entente.chain.abi.EventArgs;
import org.entente.chain.abi.EventForm;
import org.entente.trace.bridge.BridgeLeg.Destination;
import org.entente.trace.bridge.BridgeLeg.Spot;
import org.jspecify.annotations.Nullable;

/// Across, whose `SpokePool` numbers the deposits of each chain (`SpokePool.sol`; version 2 of
/// 2022, version 3 of 2024 with `V3` in the names, and the form of 2025 with 32-byte addresses).
/// A relayer fills a deposit on the other chain, naming the origin chain and the number.
///
/// The fill may go to another recipient or with another amount than was deposited, if the
/// depositor signed so. Version 2 also filled in parts: several in-legs with one id. Deposits
/// that nobody fills are refunded in bundles that name no number: not linked.
final class Across implements LogDecoder {
  static final EventForm DEPOSIT_2 =
      EventForm.of(
          "FundsDeposited(uint256 amount, uint256 originChainId, uint256 indexed destinationChainId,"
              + " int64 relayerFeePct, uint32 indexed depositId, uint32 quoteTimestamp,"
              + " address originToken, address recipient, address indexed depositor, bytes message)");
  static final EventForm DEPOSIT_3 =
      EventForm.of(
          "V3FundsDeposited(address inputToken, address outputToken, uint256 inputAmount,"
              + " uint256 outputAmount, uint256 indexed destinationChainId,"
              + " uint32 indexed depositId, uint32 quoteTimestamp, uint32 fillDeadline,"
              + " uint32 exclusivityDeadline, address indexed depositor, address recipient,"
              + " address exclusiveRelayer, bytes message)");
  static final EventForm DEPOSIT_4 =
      EventForm.of(
          "FundsDeposited(bytes32 inputToken, bytes32 outputToken, uint256 inputAmount,"
              + " uint256 outputAmount, uint256 indexed destinationChainId,"
              + " uint256 indexed depositId, uint32 quoteTimestamp, uint32 fillDeadline,"
              + " uint32 exclusivityDeadline, bytes32 indexed depositor, bytes32 recipient,"
              + " bytes32 exclusiveRelayer, bytes message)");
  static final EventForm FILL_2 =
      EventForm.of(
          "FilledRelay(uint256 amount, uint256 totalFilledAmount, uint256 fillAmount,"
              + " uint256 repaymentChainId, uint256 indexed originChainId,"
              + " uint256 destinationChainId, int64 relayerFeePct, int64 realizedLpFeePct,"
              + " uint32 indexed depositId, address destinationToken, address relayer,"
              + " address indexed depositor, address recipient, bytes message, (address recipient,"
              + " bytes message, int64 relayerFeePct, bool isSlowRelay,"
              + " int256 payoutAdjustmentPct) updatableRelayData)");
  static final EventForm FILL_3 =
      EventForm.of(
          "FilledV3Relay(address inputToken, address outputToken, uint256 inputAmount,"
              + " uint256 outputAmount, uint256 repaymentChainId, uint256 indexed originChainId,"
              + " uint32 indexed depositId, uint32 fillDeadline, uint32 exclusivityDeadline,"
              + " address exclusiveRelayer, address indexed relayer, address depositor,"
              + " address recipient, bytes message, (address updatedRecipient,"
              + " bytes updatedMessage, uint256 updatedOutputAmount,"
              + " uint8 fillType) relayExecutionInfo)");
  static final EventForm FILL_4 =
      EventForm.of(
          "FilledRelay(bytes32 inputToken, bytes32 outputToken, uint256 inputAmount,"
              + " uint256 outputAmount, uint256 repaymentChainId, uint256 indexed originChainId,"
              + " uint256 indexed depositId, uint32 fillDeadline, uint32 exclusivityDeadline,"
              + " bytes32 exclusiveRelayer, bytes32 indexed relayer, bytes32 depositor,"
              + " bytes32 recipient, bytes32 messageHash, (bytes32 updatedRecipient,"
              + " bytes32 updatedMessageHash, uint256 updatedOutputAmount,"
              + " uint8 fillType) relayExecutionInfo)");

  @Override
  public Map<EventForm, Reader> events() {
    return Map.of(
        DEPOSIT_2, Across::deposit2,
        DEPOSIT_3, Across::deposit3,
        DEPOSIT_4, Across::deposit4,
        FILL_2, Across::fill2,
        FILL_3, Across::fill3,
        FILL_4, Across::fill4);
  }

  private static String id(String originChain, Uint256 deposit) {
    return "across:" + originChain + ":" + deposit;
  }

  private static void deposit2(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    legs.accept(
        deposit(
            event,
            tx,
            event.address("originToken"),
            event.uint("amount"),
            event.address("depositor").toString(),
            event.address("recipient").toString(),
            null));
  }

  private static void deposit3(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    legs.accept(
        deposit(
            event,
            tx,
            event.address("inputToken"),
            event.uint("inputAmount"),
            event.address("depositor").toString(),
            event.address("recipient").toString(),
            event.address("outputToken").toString()));
  }

  private static void deposit4(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    legs.accept(
        deposit(
            event,
            tx,
            event.address("inputToken"),
            event.uint("inputAmount"),
            Addresses32.text(event.word("depositor")),
            Addresses32.text(event.word("recipient")),
            Addresses32.text(event.word("outputToken"))));
  }

  private static BridgeLeg deposit(
      EventArgs event,
      TxScene tx,
      EvmAddress token,
      Uint256 amount,
      String depositor,
      String recipient,
      @Nullable String asset) {
    String own = Long.toString(tx.network().chainId());
    Spot spot =
        tx.paidIn(event, Protocol.ACROSS, TxScene.asset(token), amount, event.log().contract());
    ChainName chain = ChainNumbers.evm(event.uint("destinationChainId"));
    return new BridgeLeg.Out(
        Protocol.ACROSS,
        id(own, event.uint("depositId")),
        spot,
        depositor,
        new Destination(chain, recipient, asset));
  }

  private static void fill2(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    EvmAddress recipient = event.tuple("updatableRelayData").address(0);
    fill(event, tx, event.address("destinationToken"), event.uint("fillAmount"), recipient, legs);
  }

  private static void fill3(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    AbiWords paid = event.tuple("relayExecutionInfo");
    fill(event, tx, event.address("outputToken"), paid.uint(2), paid.address(0), legs);
  }

  private static void fill4(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    Hash256 recipient = event.member("relayExecutionInfo", 0);
    Uint256 amount = Uint256.read(event.member("relayExecutionInfo", 2).bytes(), 0, Uint256.BYTES);
    fill(event, tx, event.address("outputToken"), amount, Addresses32.evm(recipient), legs);
  }

  private static void fill(
      EventArgs event,
      TxScene tx,
      EvmAddress token,
      Uint256 amount,
      EvmAddress recipient,
      Consumer<BridgeLeg> legs) {
    Spot spot = tx.paidOut(event, Protocol.ACROSS, TxScene.asset(token), amount, recipient);
    String id = id(event.uint("originChainId").toString(), event.uint("depositId"));
    legs.accept(new BridgeLeg.In(Protocol.ACROSS, id, spot, recipient.toString(), false));
  }
}
