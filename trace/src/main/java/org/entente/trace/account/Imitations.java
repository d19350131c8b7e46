package org.entente.trace.account;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;

/// Tells which tokens imitate genuine ones. A ledger of transfers knows no symbols; they must be
/// given, as a block explorer or a node tells them.
///
/// A symbol imitates another if both look the same to a person: upper and lower case, letters of
/// other scripts that look Latin (Unicode TR39 calls them confusable; here are those that tokens
/// use), and everything but letters and digits make no difference.
public final class Imitations {
  /// Letters of other scripts, upper case, each before the Latin one that it looks like.
  private static final String CONFUSABLE =
      "АAВBЕEЅSІIЈJКKМMНHОOРPСCТTУYХXԌGԚQԜWΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXƐE0O1I";

  private static final Map<Integer, Integer> LATIN = new HashMap<>();

  static {
    int[] letters = CONFUSABLE.codePoints().toArray();
    for (int i = 0; i < letters.length; i += 2) {
      LATIN.put(letters[i], letters[i + 1]);
    }
  }

  private Imitations() {}

  /// The tokens among `symbols` that aren't in the registry but bear a symbol of it, or the native
  /// asset's.
  public static Set<Asset> among(
      EvmNetwork network, Tokens tokens, Map<EvmAddress, String> symbols) {
    Set<String> genuine = new HashSet<>();
    genuine.add(look(network.symbol()));
    tokens.all().forEach(token -> genuine.add(look(token.symbol())));
    Set<Asset> imitations = new HashSet<>();
    symbols.forEach(
        (contract, symbol) -> {
          Asset asset = Asset.erc20(contract);
          if (tokens.find(asset) == null && genuine.contains(look(symbol))) {
            imitations.add(asset);
          }
        });
    return Set.copyOf(imitations);
  }

  /// What a symbol looks like: equal for those that look alike.
  static String look(String symbol) {
    StringBuilder look = new StringBuilder();
    Normalizer.normalize(symbol, Normalizer.Form.NFKC)
        .toUpperCase(Locale.ROOT)
        .codePoints()
        .map(letter -> LATIN.getOrDefault(letter, letter))
        .filter(Character::isLetterOrDigit)
        .forEach(look::appendCodePoint);
    return look.toString();
  }
}
