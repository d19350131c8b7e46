package org.entente.exchange.stix.crypto;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names of chains, accounts and assets that mean the same everywhere (CAIP-2, 10, 19).
///
/// CAIP does not fix one spelling an address has, so we do before we compare or hash: EVM in
/// lower case, bech32 in lower case, base58 as it is.
public final class Caip {
  public static final String BITCOIN = "bip122:000000000019d6689c085ae165831e93";

  private static final Pattern CHAIN = Pattern.compile("([-a-z0-9]{3,8}):([-_a-zA-Z0-9]{1,32})");
  private static final Pattern ADDRESS = Pattern.compile("[-.%a-zA-Z0-9]{1,128}");
  private static final Pattern ASSET =
      Pattern.compile("([-a-z0-9]{3,8}):([-.%a-zA-Z0-9]{1,128})(?:/([-.%a-zA-Z0-9]{1,78}))?");
  private static final Pattern BECH32 = Pattern.compile("(?i)(bc|tb|bcrt|ltc)1[a-z0-9]+");

  private Caip() {}

  /// CAIP-2: `namespace:reference`.
  public record Chain(String namespace, String reference) {
    public Chain {
      if (!CHAIN.matcher(namespace + ":" + reference).matches()) {
        throw new IllegalArgumentException("no CAIP-2 chain: " + namespace + ":" + reference);
      }
    }

    public static Optional<Chain> of(String text) {
      Matcher form = CHAIN.matcher(text);
      return form.matches()
          ? Optional.of(new Chain(form.group(1), form.group(2)))
          : Optional.empty();
    }

    public static Chain evm(long chainId) {
      return new Chain("eip155", Long.toString(chainId));
    }

    @Override
    public String toString() {
      return namespace + ":" + reference;
    }
  }

  /// CAIP-10: `chain:address`, the address in its one spelling.
  public record Account(Chain chain, String address) {
    public Account {
      if (!ADDRESS.matcher(address).matches()) {
        throw new IllegalArgumentException("no CAIP-10 address: " + address);
      }
      address = canonical(chain, address);
    }

    public static Optional<Account> of(String text) {
      int colon = text.lastIndexOf(':');
      if (colon < 0 || !ADDRESS.matcher(text.substring(colon + 1)).matches()) {
        return Optional.empty();
      }
      return Chain.of(text.substring(0, colon))
          .map(chain -> new Account(chain, text.substring(colon + 1)));
    }

    @Override
    public String toString() {
      return chain + ":" + address;
    }
  }

  /// CAIP-19: `chain/namespace:reference`, such as `eip155:1/slip44:60` or `eip155:1/erc20:0x…`.
  ///
  /// @param token the id of one token, or empty
  public record AssetType(Chain chain, String namespace, String reference, String token) {
    public AssetType {
      String text = namespace + ":" + reference + (token.isEmpty() ? "" : "/" + token);
      if (!ASSET.matcher(text).matches()) {
        throw new IllegalArgumentException("no CAIP-19 asset: " + text);
      }
      reference = canonical(chain, reference);
    }

    public static Optional<AssetType> of(String text) {
      int slash = text.indexOf('/');
      if (slash < 0) {
        return Optional.empty();
      }
      Matcher form = ASSET.matcher(text.substring(slash + 1));
      if (!form.matches()) {
        return Optional.empty();
      }
      String token = form.group(3) == null ? "" : form.group(3);
      return Chain.of(text.substring(0, slash))
          .map(chain -> new AssetType(chain, form.group(1), form.group(2), token));
    }

    @Override
    public String toString() {
      return chain + "/" + namespace + ":" + reference + (token.isEmpty() ? "" : "/" + token);
    }
  }

  private static String canonical(Chain chain, String address) {
    boolean evm = chain.namespace().equals("eip155");
    return evm || BECH32.matcher(address).matches() ? address.toLowerCase(Locale.ROOT) : address;
  }
}
