package org.entente.app.attribute;

import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.base.message.AttributionMessage;
import org.entente.base.message.Messages;
import org.entente.chain.ChainView;
import org.entente.chain.script.Addresses;

/// A ledger's scripts by the names people give them.
final class Scripts {
  private final ChainView chain;
  private final Addresses addresses;
  private final Messages messages;

  Scripts(ChainView chain, Messages messages) {
    this.chain = chain;
    this.messages = messages;
    addresses = new Addresses(chain.network());
  }

  /// The address; where the script has none, its bytes after `script:`.
  String text(long script) {
    byte[] bytes = chain.script(script);
    return addresses.of(bytes).orElseGet(() -> "script:" + Hex.encode(bytes));
  }

  /// The script's number. Throws [BadInput] where the text is no address of the network, or the
  /// ledger doesn't have it.
  int find(String address) {
    byte[] script;
    try {
      script = addresses.script(address);
    } catch (IllegalArgumentException e) {
      throw new BadInput(address, "", String.valueOf(e.getMessage()), "Check the address.", e);
    }
    long number = chain.findScript(script);
    if (number == ChainView.NONE) {
      throw new BadInput(
          address,
          "",
          messages.text(AttributionMessage.ERROR_ADDRESS_NOT_IN_STORE),
          "Check it, or import the blocks that pay it.");
    }
    return (int) number;
  }
}
