package org.entente.trace.bridge;

import static org.entente.trace.bridge.EvmStory.account;

import java.util.List;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.trace.bridge.BridgeLeg.In;
import org.entente.trace.bridge.BridgeLeg.Out;

/// One block of Ethereum, to tell an event in and to read it back from.
final class EventCase {
  static final EvmAddress THIEF = account(1);
  static final EvmAddress TOKEN = account(50);
  static final EvmAddress PAYEE = account(60);
  static final EvmAddress BRIDGE = account(70);
  static final String BTC = "bc1q6527vxxqjpq80la2l0sw7hay3lj6dz07zs6gzl";

  final EvmStory story = new EvmStory(EvmNetwork.ETHEREUM).block(1_700_000_000);

  /// The legs in its first transaction.
  List<BridgeLeg> legs() {
    return AccountLegs.read(story.build(), 0);
  }

  Out out() {
    return (Out) legs().getFirst();
  }

  In in() {
    return (In) legs().getFirst();
  }
}
