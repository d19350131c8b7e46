package org.entente.screen.wallet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.entente.base.address.AddressKey;
import org.entente.base.address.CryptoAddress;
import org.entente.base.address.LookAlike;
import org.entente.base.address.SharedKey;
import org.entente.screen.Hit;
import org.entente.screen.Reason;
import org.entente.screen.Target;
import org.entente.screen.Wallet;

/// Answers for any address in constant time, however many are listed.
public final class WalletScreen {
  private static final int CERTAIN = 10_000;
  private static final int SAME_KEY = 6_500;
  private static final int LOOK_ALIKE = 3_000;
  private static final int TEXT_ONLY = 9_000;

  private final Map<AddressKey, List<Listed>> byKey = new HashMap<>();
  private final Map<SharedKey, List<Listed>> byShared = new HashMap<>();
  private final Map<LookAlike, List<Listed>> byOutline = new HashMap<>();

  /// An address of a target, read.
  private record Listed(Target target, Wallet wallet, CryptoAddress address) {}

  /// What is known about an address and whom it may belong to.
  public record Answer(CryptoAddress address, List<Hit> hits) {
    public Answer {
      hits = List.copyOf(hits);
    }
  }

  private WalletScreen() {}

  public static WalletScreen of(List<Target> targets) {
    WalletScreen screen = new WalletScreen();
    for (Target target : targets) {
      if (target.until() == null) {
        target.wallets().forEach(wallet -> screen.add(target, wallet));
      }
    }
    return screen;
  }

  private void add(Target target, Wallet wallet) {
    CryptoAddress address = CryptoAddress.read(wallet.address());
    Listed listed = new Listed(target, wallet, address);
    byKey.computeIfAbsent(address.key(), k -> new ArrayList<>(1)).add(listed);
    address
        .key()
        .shared()
        .ifPresent(shared -> byShared.computeIfAbsent(shared, k -> new ArrayList<>(1)).add(listed));
    LookAlike.of(address.key())
        .ifPresent(
            outline -> byOutline.computeIfAbsent(outline, k -> new ArrayList<>(1)).add(listed));
  }

  /// Different addresses that are listed.
  public int size() {
    return byKey.size();
  }

  /// Hits for exactly this address match; other forms of its key and look-alikes are shown below
  /// the bar, each named as what it is. One hit a target.
  public Answer ask(String text) {
    CryptoAddress address = CryptoAddress.read(text);
    Map<String, Hit> hits = new HashMap<>();
    for (Listed listed : byKey.getOrDefault(address.key(), List.of())) {
      put(hits, exact(address, listed));
    }
    Optional<SharedKey> shared = address.key().shared();
    for (Listed listed : shared.map(s -> byShared.getOrDefault(s, List.of())).orElse(List.of())) {
      if (!listed.address.key().equals(address.key())) {
        put(hits, weak(address, listed, "address-same-key", SAME_KEY));
      }
    }
    Optional<LookAlike> outline = LookAlike.of(address.key());
    for (Listed listed : outline.map(o -> byOutline.getOrDefault(o, List.of())).orElse(List.of())) {
      if (!listed.address.key().equals(address.key())) {
        put(hits, weak(address, listed, "address-look-alike", LOOK_ALIKE));
      }
    }
    return new Answer(address, hits.values().stream().sorted(Hit.BEST_FIRST).toList());
  }

  private static void put(Map<String, Hit> hits, Hit hit) {
    hits.merge(hit.target().id(), hit, (a, b) -> a.score() >= b.score() ? a : b);
  }

  private static Hit exact(CryptoAddress address, Listed listed) {
    List<Reason> because = new ArrayList<>();
    int score = address.recognised() ? CERTAIN : TEXT_ONLY;
    String rule = address.recognised() ? "address-equal" : "address-text-equal";
    because.add(new Reason(rule, address.text(), listed.wallet.address(), score));
    switch (address.reading()) {
      case CryptoAddress.WrongCase _ ->
          because.add(new Reason("address-wrong-checksum", address.text(), "", 0));
      case CryptoAddress.NotRecognised why ->
          because.add(new Reason("address-not-recognised", address.text(), why.why(), 0));
      case CryptoAddress.Checked _, CryptoAddress.Unchecked _ -> {
        // nothing to say
      }
    }
    String asset = listed.wallet.asset();
    if (address.key().family().agreesWith(asset).filter(agrees -> !agrees).isPresent()) {
      because.add(new Reason("address-label-differs", address.key().family().text(), asset, 0));
    }
    return new Hit(listed.target, score, true, because);
  }

  private static Hit weak(CryptoAddress address, Listed listed, String rule, int score) {
    Reason reason = new Reason(rule, address.text(), listed.wallet.address(), score);
    return new Hit(listed.target, score, false, List.of(reason));
  }
}
