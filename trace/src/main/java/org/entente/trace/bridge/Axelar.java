package org.entente.trace.bridge;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.chain.abi.EventArgs;
import org.entente.chain.abi.EventForm;
import org.entente.chain.abi.MalformedLog;
import org.entente.chain.evm.EvmLog;
import org.entente.trace.bridge.BridgeLeg.Destination;
import org.entente.trace.bridge.BridgeLeg.Spot;
import org.jspecify.annotations.Nullable;

/// Axelar's gateway (`IAxelarGateway.sol`). The approval on the other side names the first
/// transaction's hash and the hash of the message, which is the id here.
///
/// Tokens are paid out by a later transaction of the recipient's contract, which names only the
/// approval's number (since version 6 of the gateway; what was paid out before is not linked).
/// `TokenSent` has no counterpart that names it at all.
final class Axelar implements LogDecoder {
  static final EventForm TOKEN_SENT =
      EventForm.of(
          "TokenSent(address indexed sender, string destinationChain, string destinationAddress,"
              + " string symbol, uint256 amount)");
  static final EventForm CALL =
      EventForm.of(
          "ContractCallWithToken(address indexed sender, string destinationChain,"
              + " string destinationContractAddress, bytes32 indexed payloadHash, bytes payload,"
              + " string symbol, uint256 amount)");
  static final EventForm APPROVED =
      EventForm.of(
          "ContractCallApprovedWithMint(bytes32 indexed commandId, string sourceChain,"
              + " string sourceAddress, address indexed contractAddress,"
              + " bytes32 indexed payloadHash, string symbol, uint256 amount,"
              + " bytes32 sourceTxHash, uint256 sourceEventIndex)");

  static final EventForm EXECUTED = EventForm.of("ContractCallExecuted(bytes32 indexed commandId)");

  /// Of ids that are numbers of approvals, until [#commands] says which crossing they are of.
  private static final String COMMAND = "axelar-command:";

  private static final Map<String, ChainName> CHAINS =
      Map.of(
          "ethereum", ChainName.Evm.of(1),
          "binance", ChainName.Evm.of(56),
          "polygon", ChainName.Evm.of(137),
          "avalanche", ChainName.Evm.of(43114),
          "fantom", ChainName.Evm.of(250),
          "arbitrum", ChainName.Evm.of(42161),
          "optimism", ChainName.Evm.of(10),
          "base", ChainName.Evm.of(8453),
          "moonbeam", ChainName.Evm.of(1284));

  private static final int LONGEST_NAME = 64;

  @Override
  public Map<EventForm, Reader> events() {
    return Map.of(
        TOKEN_SENT, Axelar::tokenSent,
        CALL, Axelar::call,
        APPROVED, Axelar::approved,
        EXECUTED, Axelar::executed);
  }

  /// Tells for each approval among these logs the id by which its payout will call it, and that of
  /// the crossing.
  static void commands(List<EvmLog> logs, BiConsumer<String, String> known) {
    for (EvmLog log : logs) {
      if (!log.topics().isEmpty() && log.topics().getFirst().equals(APPROVED.topic())) {
        try {
          EventArgs event = APPROVED.read(log);
          String id = id(event.word("sourceTxHash"), event.word("payloadHash"));
          known.accept(command(event), id);
        } catch (MalformedLog notOurs) {
          // another contract's
        }
      }
    }
  }

  private static String id(Hash256 txHash, Hash256 payloadHash) {
    return "axelar:" + txHash.hex() + ":" + payloadHash.hex();
  }

  /// Numbers are those of one gateway.
  private static String command(EventArgs event) {
    return COMMAND + event.log().contract() + ":" + event.word("commandId").hex();
  }

  private static ChainName chain(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    String shown = lower.length() <= LONGEST_NAME ? lower : lower.substring(0, LONGEST_NAME);
    return CHAINS.getOrDefault(lower, new ChainName.Other(shown));
  }

  private static void tokenSent(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    out(event, tx, null, event.text("destinationAddress"), legs);
  }

  private static void call(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    String id = id(tx.hash(), event.word("payloadHash"));
    out(event, tx, id, event.text("destinationContractAddress"), legs);
  }

  private static void out(
      EventArgs event,
      TxScene tx,
      @Nullable String id,
      String recipient,
      Consumer<BridgeLeg> legs) {
    Spot spot =
        tx.paidIn(event, Protocol.AXELAR, null, event.uint("amount"), event.log().contract());
    Destination to =
        new Destination(chain(event.text("destinationChain")), recipient, event.text("symbol"));
    String sender = event.address("sender").toString();
    legs.accept(new BridgeLeg.Out(Protocol.AXELAR, id, spot, sender, to));
  }

  private static void approved(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    EvmAddress to = event.address("contractAddress");
    Spot spot = tx.paidOut(event, Protocol.AXELAR, null, event.uint("amount"), to);
    String id = id(event.word("sourceTxHash"), event.word("payloadHash"));
    legs.accept(new BridgeLeg.In(Protocol.AXELAR, id, spot, to.toString(), false));
  }

  /// The gateway mints, or pays from what it keeps. Calls without tokens are logged alike: no
  /// approval with tokens has their number.
  private static void executed(EventArgs event, TxScene tx, Consumer<BridgeLeg> legs) {
    Spot spot = tx.largestPaidBy(event, Protocol.AXELAR);
    if (spot != null) {
      EvmAddress to = tx.payee(spot.carrier());
      String recipient = to == null ? null : to.toString();
      legs.accept(new BridgeLeg.In(Protocol.AXELAR, command(event), spot, recipient, false));
    }
  }
}
