package org.entente.base.address;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.entente.base.EvmAddress;
import org.entente.base.Hex;
import org.entente.base.address.CryptoAddress.Checked;
import org.entente.base.address.CryptoAddress.NotRecognised;
import org.entente.base.address.CryptoAddress.Unchecked;
import org.entente.base.address.CryptoAddress.WrongCase;
import org.entente.base.codec.Base58;
import org.entente.base.codec.Base58Check;
import org.entente.base.codec.Bech32;
import org.entente.base.codec.CashAddr;
import org.entente.base.codec.MoneroBase58;
import org.jspecify.annotations.Nullable;

/// Tries the formats that the length and the first characters of a text leave possible. At most one
/// of their checksums holds: 32 bits of it or more stand between two formats.
final class AddressReader {
  private static final String NONE = "no format of addresses that we know";
  private static final int EVM_DIGITS = 2 * EvmAddress.BYTES;
  private static final int TRON_DIGITS = EVM_DIGITS + 2;
  private static final int MAX_BASE58CHECK = 50;
  private static final int MONERO_DIGITS = 95;
  private static final int MONERO_INTEGRATED_DIGITS = 106;
  private static final int HASH_BYTES = 20;

  private AddressReader() {}

  static CryptoAddress read(String text) {
    if (text.startsWith("0x") || text.startsWith("0X")) {
      return hex(text, text.substring(2));
    }
    if (text.length() == TRON_DIGITS && text.startsWith("41") && isHex(text)) {
      return tronHex(text, text);
    }
    try {
      AddressKey key = checked(text);
      return key == null ? unknown(text, NONE) : new CryptoAddress(text, key, new Checked());
    } catch (IllegalArgumentException wrong) {
      String why = wrong.getMessage();
      return unknown(text, why == null ? NONE : why);
    }
  }

  private static CryptoAddress unknown(String text, String why) {
    return new CryptoAddress(text, AddressKey.ofText(text), new NotRecognised(why));
  }

  private static CryptoAddress hex(String text, String digits) {
    if (!isHex(digits)) {
      return unknown(text, "after 0x stand other characters than hexadecimal digits");
    }
    if (digits.length() == TRON_DIGITS && digits.startsWith("41")) {
      return tronHex(text, digits);
    }
    if (digits.length() != EVM_DIGITS) {
      return unknown(text, digits.length() + " hexadecimal digits, an account has " + EVM_DIGITS);
    }
    EvmAddress account = EvmAddress.read(Hex.decode(digits), 0);
    boolean mixed =
        !digits.equals(digits.toLowerCase(Locale.ROOT))
            && !digits.equals(digits.toUpperCase(Locale.ROOT));
    CryptoAddress.Reading reading =
        !mixed
            ? new Unchecked()
            : account.checksummed().endsWith(digits) ? new Checked() : new WrongCase();
    return new CryptoAddress(text, AddressKey.of(account), reading);
  }

  private static CryptoAddress tronHex(String text, String digits) {
    byte[] bytes = Hex.decode(digits);
    return new CryptoAddress(text, tron(bytes), new Unchecked());
  }

  private static AddressKey tron(byte[] versioned) {
    byte[] account = Arrays.copyOfRange(versioned, 1, versioned.length);
    return AddressKey.of(AddressFamily.TRON, AddressKind.ACCOUNT, account);
  }

  private static boolean isHex(String text) {
    return text.chars().allMatch(c -> c < 128 && Character.digit(c, 16) >= 0);
  }

  /// Null if no format comes into question; throws what is wrong in the one that does.
  private static @Nullable AddressKey checked(String text) {
    int length = text.length();
    if (length == MONERO_DIGITS || length == MONERO_INTEGRATED_DIGITS) {
      return monero(MoneroBase58.decode(text));
    }
    if (text.indexOf(':') >= 0) {
      return cash(CashAddr.decode(text));
    }
    AddressKey witness = witness(text);
    if (witness != null) {
      return witness;
    }
    if (length < 20) {
      return null;
    }
    if (text.charAt(0) == 'r' || (text.charAt(0) == 'X' && length > 40)) {
      return xrp(Base58Check.decode(Base58.XRP, text));
    }
    if ("qpzrQPZR".indexOf(text.charAt(0)) >= 0) {
      return cash(CashAddr.decode(text));
    }
    return length <= MAX_BASE58CHECK ? Versions.read(Base58Check.decode(text)) : null;
  }

  private record Prefix(String hrp, AddressFamily family) {}

  private static final List<Prefix> PREFIXES =
      List.of(
          new Prefix("bc", AddressFamily.BITCOIN),
          new Prefix("tb", AddressFamily.BITCOIN_TEST),
          new Prefix("bcrt", AddressFamily.BITCOIN_TEST),
          new Prefix("ltc", AddressFamily.LITECOIN),
          new Prefix("btg", AddressFamily.BITCOIN_GOLD),
          new Prefix("zs", AddressFamily.ZCASH));

  private static @Nullable AddressKey witness(String text) {
    int separator = text.lastIndexOf('1');
    for (Prefix prefix : PREFIXES) {
      if (separator == prefix.hrp.length()
          && text.regionMatches(true, 0, prefix.hrp, 0, separator)) {
        if (prefix.family == AddressFamily.ZCASH) {
          byte[] digits = Bech32.decode(text).digits();
          return AddressKey.of(AddressFamily.ZCASH, AddressKind.SHIELDED, digits);
        }
        return program(prefix.family, Bech32.decodeWitness(prefix.hrp, text));
      }
    }
    return null;
  }

  private static AddressKey program(AddressFamily family, Bech32.Witness witness) {
    byte[] program = witness.program();
    if (witness.version() == 0) {
      AddressKind kind =
          program.length == HASH_BYTES
              ? AddressKind.WITNESS_KEY_HASH
              : AddressKind.WITNESS_SCRIPT_HASH;
      return AddressKey.of(family, kind, program);
    }
    if (witness.version() == 1 && program.length == 32) {
      return AddressKey.of(family, AddressKind.TAPROOT, program);
    }
    byte[] versioned = new byte[1 + program.length];
    versioned[0] = (byte) witness.version();
    System.arraycopy(program, 0, versioned, 1, program.length);
    return AddressKey.of(family, AddressKind.WITNESS, versioned);
  }

  private static AddressKey cash(CashAddr.Decoded decoded) {
    AddressFamily family =
        switch (decoded.prefix()) {
          case CashAddr.MAINNET -> AddressFamily.BITCOIN;
          case "bchtest", "bchreg" -> AddressFamily.BITCOIN_TEST;
          default ->
              throw new IllegalArgumentException("no chain has the prefix " + decoded.prefix());
        };
    boolean script = decoded.type() == 1;
    return switch (decoded.hash().length) {
      case HASH_BYTES ->
          AddressKey.of(
              family, script ? AddressKind.SCRIPT_HASH : AddressKind.KEY_HASH, decoded.hash());
      case 32 -> {
        if (!script) {
          throw new IllegalArgumentException("a hash of a key has 20 bytes, not 32");
        }
        yield AddressKey.of(family, AddressKind.LONG_SCRIPT_HASH, decoded.hash());
      }
      default ->
          throw new IllegalArgumentException(
              "a hash of " + decoded.hash().length + " bytes is in no address");
    };
  }

  /// A classic address, or an X-address with its tag (XLS-5d).
  private static AddressKey xrp(byte[] payload) {
    if (payload.length == 1 + HASH_BYTES && payload[0] == 0) {
      byte[] account = Arrays.copyOfRange(payload, 1, payload.length);
      return AddressKey.of(AddressFamily.XRP, AddressKind.ACCOUNT, account);
    }
    if (payload.length == 31 && payload[0] == 0x05 && payload[1] == 0x44) {
      byte[] account = Arrays.copyOfRange(payload, 2, 2 + HASH_BYTES);
      int tagged = payload[2 + HASH_BYTES];
      byte[] tag = Arrays.copyOfRange(payload, 3 + HASH_BYTES, 7 + HASH_BYTES);
      boolean rest = !Arrays.equals(payload, 7 + HASH_BYTES, 31, new byte[4], 0, 4);
      boolean stray = tagged == 0 && !Arrays.equals(tag, new byte[4]);
      if (tagged < 0 || tagged > 1 || rest || stray) {
        throw new IllegalArgumentException("its tag is not one that an account of XRP can have");
      }
      if (tagged == 0) {
        return AddressKey.of(AddressFamily.XRP, AddressKind.ACCOUNT, account);
      }
      byte[] both = Arrays.copyOf(account, HASH_BYTES + 4);
      System.arraycopy(tag, 0, both, HASH_BYTES, 4);
      return AddressKey.of(AddressFamily.XRP, AddressKind.TAGGED_ACCOUNT, both);
    }
    throw new IllegalArgumentException("its version is not that of an account of XRP");
  }

  private static AddressKey monero(byte[] payload) {
    int network = payload[0];
    boolean keys = payload.length == 65 && (network == 18 || network == 42);
    boolean integrated = payload.length == 73 && network == 19;
    if (!keys && !integrated) {
      throw new IllegalArgumentException("network byte " + network + " is not of Monero's mainnet");
    }
    AddressKind kind = keys ? AddressKind.MONERO_KEYS : AddressKind.MONERO_INTEGRATED;
    return AddressKey.of(AddressFamily.MONERO, kind, payload);
  }
}
