package org.entente.trace;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.entente.base.BadInput;
import org.entente.base.Network;
import org.entente.base.OutPoint;
import org.entente.base.TxId;
import org.entente.chain.script.Addresses;
import org.jspecify.annotations.Nullable;

/// Reads a start as people write it: TXID:VOUT, TXID, or ADDRESS (also ADDRESS@BTC), each with
/// =AMOUNT in satoshi behind it where only the first units are meant.
public final class StartText {
  private static final Pattern FORM =
      Pattern.compile("(?<place>[^=@:]+)(:(?<vout>[^=@]*))?(@(?<asset>[^=]*))?(=(?<amount>.*))?");
  private static final Pattern ID = Pattern.compile("[0-9a-fA-F]{64}");
  private static final String EXAMPLES =
      "Write TXID:VOUT, TXID or ADDRESS, with =AMOUNT behind it for the first satoshi only.";

  private StartText() {}

  /// Throws [BadInput] that says what is wrong with the text.
  public static Start parse(Network network, String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw bad(text, "this is neither an output, a transaction nor an address", EXAMPLES);
    }
    String place = form.group("place");
    String vout = form.group("vout");
    String asset = form.group("asset");
    if (asset != null && !asset.equals("BTC")) {
      throw bad(text, "there is no asset '" + asset + "' on " + network.text(), "Write BTC.");
    }
    long first = amount(text, form.group("amount"));
    if (ID.matcher(place).matches()) {
      TxId txId = TxId.parse(place);
      return vout == null
          ? new Start.Transaction(txId, first)
          : new Start.Output(new OutPoint(txId, vout(text, vout)), first);
    }
    if (vout != null) {
      throw bad(text, "a transaction id has 64 hexadecimal digits", EXAMPLES);
    }
    return address(network, text, place, first);
  }

  private static Start address(Network network, String text, String place, long first) {
    try {
      return new Start.Address(place, new Addresses(network).script(place), first);
    } catch (IllegalArgumentException e) {
      String reason = "not an address of " + network.text() + ": " + e.getMessage();
      throw bad(text, reason, EXAMPLES);
    }
  }

  private static int vout(String text, String vout) {
    try {
      int index = Integer.parseInt(vout);
      if (index >= 0) {
        return index;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw bad(text, "'" + vout + "' is no output number", "Count the outputs from 0.");
  }

  private static long amount(String text, @Nullable String amount) {
    if (amount == null) {
      return Start.ALL;
    }
    try {
      long satoshi = Long.parseLong(amount);
      if (satoshi > 0) {
        return satoshi;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw bad(text, "'" + amount + "' is no amount", "Write whole satoshi, more than 0.");
  }

  private static BadInput bad(String text, String reason, String nextStep) {
    return new BadInput("start " + text, "", reason, nextStep);
  }
}
