package org.entente.chain.evm.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.entente.base.EvmAddress;
import org.entente.base.Uint256;
import org.jspecify.annotations.Nullable;

/// One line of a flat trace, as `trace_block` and ethereum-etl tell it. `address` says where in the
/// tree of calls it stands: the way from the top by index of child, empty at the top.
public record FlatTrace(
    Type type,
    CallType callType,
    @Nullable EvmAddress from,
    @Nullable EvmAddress to,
    @Nullable Uint256 value,
    boolean failed,
    List<Integer> address) {
  /// A call stack holds 1,024 (yellow paper, section 8); a self-destruct one more.
  public static final int MAX_DEPTH = 1025;

  public FlatTrace {
    address = List.copyOf(address);
  }

  /// Ordinals are written to scratch files.
  public enum Type {
    CALL,
    CREATE,
    SUICIDE,
    /// Credited behind the last transaction.
    REWARD,
    /// What an account held when the chain began.
    GENESIS,
    /// The irregular state change of block 1,920,000.
    DAOFORK;

    /// For messages.
    String text() {
      return switch (this) {
        case SUICIDE -> "self-destruct";
        case CALL, CREATE, REWARD, GENESIS, DAOFORK -> name().toLowerCase(Locale.ROOT);
      };
    }

    /// Throws [IllegalArgumentException].
    public static Type named(String text) {
      return switch (text) {
        case "call" -> CALL;
        case "create", "create2" -> CREATE;
        case "suicide", "selfdestruct" -> SUICIDE;
        case "reward" -> REWARD;
        case "genesis" -> GENESIS;
        case "daofork" -> DAOFORK;
        default -> throw new IllegalArgumentException("a trace of unknown type: " + shown(text));
      };
    }
  }

  /// Which calls move value. Ordinals are written to scratch files.
  public enum CallType {
    /// Of traces that are no calls.
    NONE,
    CALL,
    /// Value stays with the caller, whose own code it might as well be.
    CALLCODE,
    DELEGATECALL,
    STATICCALL;

    /// Throws [IllegalArgumentException].
    public static CallType named(String text) {
      for (CallType type : values()) {
        if (type != NONE && type.name().toLowerCase(Locale.ROOT).equals(text)) {
          return type;
        }
      }
      throw new IllegalArgumentException("a call of unknown type: " + shown(text));
    }
  }

  static String shown(String text) {
    return '"' + (text.length() > 40 ? text.substring(0, 40) + "…" : text) + '"';
  }

  /// Reads "0,2,1", with brackets or without. Throws [IllegalArgumentException].
  public static List<Integer> address(String text) {
    String inner = text.strip();
    if (inner.startsWith("[") && inner.endsWith("]") && inner.length() > 1) {
      inner = inner.substring(1, inner.length() - 1).strip();
    }
    if (inner.isEmpty()) {
      return List.of();
    }
    List<Integer> address = new ArrayList<>();
    for (String part : inner.split(",", MAX_DEPTH + 2)) {
      try {
        address.add(Integer.parseUnsignedInt(part.strip()));
      } catch (NumberFormatException e) {
        throw new IllegalArgumentException("no place of a trace: " + shown(text), e);
      }
    }
    requireDepth(address.size());
    return address;
  }

  static void requireDepth(int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("calls nested more than " + MAX_DEPTH + " deep");
    }
  }
}
