package org.entente.trace.live;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.base.BadInput;
import org.entente.base.EvmAddress;
import org.entente.base.address.CryptoAddress;
import org.entente.chain.evm.AccountView;
import org.entente.trace.exit.Exit;
import org.entente.trace.exit.ExitWatch;
import org.entente.trace.label.LabelBook;
import org.entente.trace.label.Role;
import org.jspecify.annotations.Nullable;

/// Addresses whose owners are known: `address,label,kind` a line, `#` for remarks. An address is
/// compared as it is written, those that begin with 0x without regard to case.
public final class WatchList {
  public static final WatchList EMPTY = new WatchList(Map.of(), LabelBook.NONE, null);

  private static final long MOST_BYTES = 256L << 20;
  private static final Set<String> KINDS =
      Set.of("exchange", "mixer", "bridge", "issuer", "service", "pool", "person");

  private final Map<String, Label> labels;
  private final LabelBook book;
  private final @Nullable ExitWatch exits;

  /// Who owns an address, and what kind of owner it is.
  public record Label(String text, String kind) {}

  private WatchList(Map<String, Label> labels, LabelBook book, @Nullable ExitWatch exits) {
    this.labels = labels;
    this.book = book;
    this.exits = exits;
  }

  /// This list, and for addresses that it doesn't name the most trustworthy label of a store.
  public WatchList withLabels(LabelBook others) {
    return new WatchList(labels, others, exits);
  }

  /// This list, that also says of each place reached whether the money can be stopped there.
  public WatchList withExits() {
    return new WatchList(labels, book, new ExitWatch(book));
  }

  /// With its exit, where that is asked for and it is one. `deposit` of one into a bridge, as the
  /// ledger tells.
  Alert.Party judged(Alert.Party party, String network, boolean deposit) {
    return exits == null ? party : party.at(exits.at(reached(party, network, deposit)));
  }

  /// The same of an account.
  Alert.Party judged(
      Alert.Party party, AccountView view, EvmAddress account, Asset asset, boolean deposit) {
    if (exits == null) {
      return party;
    }
    ExitWatch.Reached place = reached(party, view.network().text(), deposit);
    return party.at(exits.at(place, view, account, asset));
  }

  private ExitWatch.Reached reached(Alert.Party party, String network, boolean deposit) {
    Label listed = party.address() == null ? null : labels.get(key(party.address()));
    boolean burnt = party.kind().equals("burn");
    Exit.Kind known =
        deposit
            ? Exit.Kind.BRIDGE
            : burnt ? Exit.Kind.BURN : listed == null ? null : kind(listed.kind());
    return new ExitWatch.Reached(
        network,
        party.at(),
        party.address(),
        party.asset(),
        new BigInteger(party.amount()),
        known,
        party.label());
  }

  private static Exit.Kind kind(String listed) {
    return switch (listed) {
      case "exchange" -> Exit.Kind.EXCHANGE;
      case "mixer" -> Exit.Kind.MIXER;
      case "bridge" -> Exit.Kind.BRIDGE;
      case "issuer" -> Exit.Kind.ISSUER;
      case "service", "pool" -> Exit.Kind.SERVICE;
      default -> Exit.Kind.UNSPENT;
    };
  }

  /// Throws [BadInput] that names the line.
  public static WatchList read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw bad(file, 0, "it has more than " + MOST_BYTES + " bytes");
    }
    Map<String, Label> labels = new HashMap<>();
    List<String> lines = Files.readAllLines(file);
    for (int line = 0; line < lines.size(); line++) {
      String text = lines.get(line).strip();
      if (text.isEmpty() || text.startsWith("#") || text.equals("address,label,kind")) {
        continue;
      }
      int first = text.indexOf(',');
      int last = text.lastIndexOf(',');
      if (first <= 0 || last <= first) {
        throw bad(file, line + 1, "this is not address,label,kind");
      }
      String kind = text.substring(last + 1).strip();
      if (!KINDS.contains(kind)) {
        throw bad(file, line + 1, "unknown kind '" + kind + "', not one of " + KINDS);
      }
      String label = text.substring(first + 1, last).strip();
      if (label.length() > 1 && label.startsWith("\"") && label.endsWith("\"")) {
        label = label.substring(1, label.length() - 1).replace("\"\"", "\"");
      }
      labels.put(key(text.substring(0, first).strip()), new Label(label, kind));
    }
    return new WatchList(labels, LabelBook.NONE, null);
  }

  private static BadInput bad(Path file, int line, String reason) {
    return new BadInput(
        file.toString(), line == 0 ? "" : "line " + line, reason, "Write address,label,kind.");
  }

  private static String key(String address) {
    return address.startsWith("0x") ? address.toLowerCase(Locale.ROOT) : address;
  }

  /// Who owns this address, or null.
  public @Nullable Label of(@Nullable String address) {
    if (address == null) {
      return null;
    }
    Label listed = labels.get(key(address));
    return listed != null
        ? listed
        : book.of(CryptoAddress.read(address).key())
            .best()
            .map(claim -> new Label(claim.text(), kind(claim.role())))
            .orElse(null);
  }

  private static String kind(Role role) {
    return switch (role) {
      case EXCHANGE -> "exchange";
      case MIXER -> "mixer";
      case BRIDGE -> "bridge";
      case ISSUER -> "issuer";
      case OTC, SERVICE, BURN -> "service";
      case HOLDER -> "person";
    };
  }

  public int size() {
    return labels.size();
  }
}
