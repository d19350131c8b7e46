package org.entente.trace.account;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.entente.base.Hash256;
import org.entente.chain.abi.EventForm;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmLog;

/// Exchange protocols, known by what they log of a swap. A trace needs none of them: it settles
/// swaps by net flow. They only explain, and whoever copies a protocol logs as it does, so a name
/// here says "in the manner of".
public enum SwapProtocol {
  UNISWAP_V2(
      "Uniswap v2",
      "Swap(address indexed sender, uint256 amount0In, uint256 amount1In, uint256 amount0Out,"
          + " uint256 amount1Out, address indexed to)"),
  UNISWAP_V3(
      "Uniswap v3",
      "Swap(address indexed sender, address indexed recipient, int256 amount0, int256 amount1,"
          + " uint160 sqrtPriceX96, uint128 liquidity, int24 tick)"),
  UNISWAP_V4(
      "Uniswap v4",
      "Swap(bytes32 indexed id, address indexed sender, int128 amount0, int128 amount1,"
          + " uint160 sqrtPriceX96, uint128 liquidity, int24 tick, uint24 fee)"),
  CURVE(
      "Curve",
      "TokenExchange(address indexed buyer, int128 sold_id, uint256 tokens_sold, int128 bought_id,"
          + " uint256 tokens_bought)",
      "TokenExchange(address indexed buyer, uint256 sold_id, uint256 tokens_sold,"
          + " uint256 bought_id, uint256 tokens_bought)",
      "TokenExchange(address indexed buyer, uint256 sold_id, uint256 tokens_sold,"
          + " uint256 bought_id, uint256 tokens_bought, uint256 fee, uint256 packed_price_scale)",
      "TokenExchangeUnderlying(address indexed buyer, int128 sold_id, uint256 tokens_sold,"
          + " int128 bought_id, uint256 tokens_bought)"),
  ONE_INCH(
      "1inch",
      "Swapped(address sender, address srcToken, address dstToken, address dstReceiver,"
          + " uint256 spentAmount, uint256 returnAmount)",
      "OrderFilled(bytes32 orderHash, uint256 remainingAmount)",
      "OrderFilled(address indexed maker, bytes32 orderHash, uint256 remaining)"),
  COW(
      "CoW",
      "Trade(address indexed owner, address sellToken, address buyToken, uint256 sellAmount,"
          + " uint256 buyAmount, uint256 feeAmount, bytes orderUid)"),
  ZERO_EX(
      "0x",
      "TransformedERC20(address indexed taker, address inputToken, address outputToken,"
          + " uint256 inputTokenAmount, uint256 outputTokenAmount)",
      "RfqOrderFilled(bytes32 orderHash, address maker, address taker, address makerToken,"
          + " address takerToken, uint128 takerTokenFilledAmount, uint128 makerTokenFilledAmount,"
          + " bytes32 pool)"),
  PARASWAP(
      "Paraswap",
      "SwappedV3(bytes16 uuid, address partner, uint256 feePercent, address initiator,"
          + " address indexed beneficiary, address indexed srcToken, address indexed destToken,"
          + " uint256 srcAmount, uint256 receivedAmount, uint256 expectedAmount)",
      "BoughtV3(bytes16 uuid, address partner, uint256 feePercent, address initiator,"
          + " address indexed beneficiary, address indexed srcToken, address indexed destToken,"
          + " uint256 srcAmount, uint256 receivedAmount, uint256 expectedAmount)");

  private final String text;

  @SuppressWarnings("ImmutableEnumChecker") // never changed
  private final List<EventForm> events;

  SwapProtocol(String text, String... events) {
    this.text = text;
    this.events = Arrays.stream(events).map(EventForm::of).toList();
  }

  List<EventForm> events() {
    return events;
  }

  /// The protocols whose pools logged a swap in a transaction, in order of this enum.
  public static List<String> named(AccountView view, long tx) {
    Set<SwapProtocol> met = new TreeSet<>();
    for (EvmLog log : view.logs(tx)) {
      Hash256 topic = log.topics().getFirst();
      for (SwapProtocol protocol : values()) {
        if (protocol.events.stream().anyMatch(event -> event.topic().equals(topic))) {
          met.add(protocol);
        }
      }
    }
    List<String> names = new ArrayList<>();
    met.forEach(protocol -> names.add(protocol.text));
    return List.copyOf(names);
  }
}
