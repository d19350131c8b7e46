package org.entente.trace.bridge;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What THORChain and Maya read in the memo of a transaction (THORNode `x/thorchain/memo`):
/// `=:CHAIN.ASSET:DEST/REFUND:LIMIT/INTERVAL/QUANTITY:AFFILIATE:BPS`, where all behind DEST may
/// be missing and `SWAP` and `s` say the same as `=`; `OUT:HASH` and `REFUND:HASH` with the hash
/// of the inbound transaction, upper case, without 0x.
public sealed interface Memo {
  /// Value is to come out elsewhere as another asset.
  record Swap(
      String asset,
      String destination,
      @Nullable String refund,
      String limit,
      String interval,
      String quantity,
      String affiliate,
      String basisPoints)
      implements Memo {}

  /// Value came out. `hash`: 64 upper-case digits.
  record Outbound(String hash, boolean refund) implements Memo {}

  /// Value goes into the protocol and stays there: liquidity, trade and secured assets, and the
  /// like. `action` in lower case.
  record Stay(String action) implements Memo {}

  /// A memo of the protocol's own housekeeping, or of something else.
  record Other() implements Memo {}

  int MAX_LENGTH = 1000;

  Pattern HASH = Pattern.compile("(0[xX])?[0-9a-fA-F]{64}");
  Set<String> SWAPS = Set.of("=", "=<", "=>", "s", "swap");
  Set<String> STAYS =
      Set.of(
          "+", "add", "$+", "loan+", "trade+", "secure+", "pool+", "tcy", "x", "donate", "d",
          "bond", "reserve", "switch");

  static Memo parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return new Other();
    }
    String[] fields = text.strip().split(":", -1);
    String action = fields[0].toLowerCase(Locale.ROOT);
    if (SWAPS.contains(action)) {
      return swap(fields);
    }
    if (action.equals("out") || action.equals("refund")) {
      return fields.length >= 2 && HASH.matcher(fields[1]).matches()
          ? new Outbound(hash(fields[1]), action.equals("refund"))
          : new Other();
    }
    return STAYS.contains(action) && fields.length >= 2 ? new Stay(action) : new Other();
  }

  private static String hash(String text) {
    return text.substring(text.length() - 64).toUpperCase(Locale.ROOT);
  }

  private static Memo swap(String[] fields) {
    if (field(fields, 1).isEmpty() || field(fields, 2).isEmpty()) {
      return new Other();
    }
    String[] to = field(fields, 2).split("/", -1);
    String[] limits = field(fields, 3).split("/", -1);
    return new Swap(
        field(fields, 1),
        to[0],
        to.length > 1 && !to[1].isEmpty() ? to[1] : null,
        limits[0],
        field(limits, 1),
        field(limits, 2),
        field(fields, 4),
        field(fields, 5));
  }

  private static String field(String[] fields, int index) {
    return index < fields.length ? fields[index] : "";
  }
}
