package org.entente.trace.across;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.entente.base.address.CryptoAddress;
import org.entente.chain.Block;
import org.entente.chain.ChainView;
import org.entente.chain.evm.AccountView;
import org.entente.chain.script.Addresses;
import org.entente.trace.End;
import org.entente.trace.Ending;
import org.entente.trace.Place;
import org.entente.trace.Trace;
import org.entente.trace.account.AccountEnd;
import org.entente.trace.account.AccountText;
import org.entente.trace.account.AccountTrace;
import org.entente.trace.label.LabelBook;
import org.jspecify.annotations.Nullable;

/// The ends of all ledgers in one form. Deposits whose taint goes on elsewhere are none.
public final class AcrossEnds {
  private final Map<String, Link> links = new HashMap<>();
  private final List<Row> rows = new ArrayList<>();
  private final LabelBook book;

  /// An end as results name it; what isn't known is null. `hops` count on its own ledger, from
  /// where the taint came into it.
  public record Row(
      String network,
      String at,
      @Nullable String address,
      String asset,
      BigInteger amount,
      String kind,
      @Nullable String reason,
      List<String> labels,
      @Nullable String block,
      @Nullable Long height,
      @Nullable String time,
      int hops,
      @Nullable String via) {}

  private AcrossEnds(AcrossTrace trace, LabelBook book) {
    this.book = book;
    for (Link link : trace.links()) {
      for (Link.Departure out : link.out()) {
        links.put(out.ledger() + " " + out.leg().spot().carrier(), link);
      }
    }
  }

  /// Ledger by ledger, in the order of each.
  public static List<Row> of(AcrossTrace trace) {
    return of(trace, LabelBook.NONE);
  }

  /// With what labels call the ends' addresses.
  public static List<Row> of(AcrossTrace trace, LabelBook book) {
    AcrossEnds ends = new AcrossEnds(trace, book);
    for (int ledger = 0; ledger < trace.ledgers().size(); ledger++) {
      switch (trace.ledgers().get(ledger)) {
        case Walked.Outputs outputs -> ends.add(ledger, outputs);
        case Walked.Accounts accounts -> ends.add(ledger, accounts);
      }
    }
    return ends.rows;
  }

  /// Without names.
  public static AcrossEnds in(AcrossTrace trace) {
    return new AcrossEnds(trace, LabelBook.NONE);
  }

  /// Those ends of a ledger that do not go on elsewhere.
  public List<End> staying(int ledger, Walked.Outputs walked) {
    Trace trace = walked.trace();
    return trace == null
        ? List.of()
        : trace.ends().stream().filter(end -> stays(link(ledger, end))).toList();
  }

  /// Those ends of a ledger that do not go on elsewhere.
  public List<AccountEnd> staying(int ledger, Walked.Accounts walked) {
    AccountTrace trace = walked.trace();
    return trace == null
        ? List.of()
        : trace.ends().stream().filter(end -> stays(link(ledger, end))).toList();
  }

  /// What a bridge is called that an output was paid into; nothing where it was none.
  public List<String> protocol(int ledger, End end) {
    Link link = link(ledger, end);
    return link == null ? List.of() : List.of(link.protocol().text());
  }

  private static boolean stays(@Nullable Link link) {
    return link == null || !link.crossed();
  }

  private @Nullable Link link(int ledger, End end) {
    return end.ending() == Ending.BRIDGE ? link(ledger, end.at()) : null;
  }

  private @Nullable Link link(int ledger, AccountEnd end) {
    String leg = end.stop().leg();
    return leg == null ? null : link(ledger, Long.parseLong(leg));
  }

  private @Nullable Link link(int ledger, long carrier) {
    return links.get(ledger + " " + carrier);
  }

  private void add(int ledger, Walked.Outputs walked) {
    ChainView view = walked.view();
    Addresses addresses = new Addresses(view.network());
    for (End end : staying(ledger, walked)) {
      rows.add(row(view, addresses, end, link(ledger, end)));
    }
  }

  private Row row(ChainView view, Addresses addresses, End end, @Nullable Link link) {
    String address = address(view, addresses, end.at());
    ChainView.BlockRow block = view.block(view.blockOf(Place.tx(view, end.at())));
    return new Row(
        view.network().text(),
        Place.text(view, end.at()),
        address,
        "BTC",
        BigInteger.valueOf(end.amount()),
        end.ending().kind(),
        link == null ? end.ending().reason() : link.reason(),
        labels(link == null ? List.of() : List.of(link.protocol().text()), address),
        block.extent() == Block.Extent.LOOSE ? null : block.hash().toString(),
        block.height() == Block.UNKNOWN ? null : (long) block.height(),
        time(block.time()),
        end.hops(),
        end.via() == Place.START ? null : Place.text(view, end.via()));
  }

  private static @Nullable String address(ChainView view, Addresses addresses, long place) {
    byte[] script =
        Place.isOutput(place)
            ? view.script(view.scriptOf(place))
            : Place.isUnseen(place) ? view.unseen(Place.inputOfUnseen(place)).script() : null;
    return script == null ? null : addresses.of(script).orElse(null);
  }

  private void add(int ledger, Walked.Accounts walked) {
    for (AccountEnd end : staying(ledger, walked)) {
      rows.add(row(walked.view(), end, link(ledger, end)));
    }
  }

  private Row row(AccountView view, AccountEnd end, @Nullable Link link) {
    String address = view.addressOf(end.holding()).toString();
    AccountView.BlockRow block = view.block(view.blockOf(view.txOfTransfer(end.last())));
    return new Row(
        view.network().text(),
        AccountText.at(view, end.holding()),
        address,
        AccountText.asset(view, end.holding()),
        end.amount(),
        end.stop().kind().text(),
        link == null ? end.stop().reason() : link.reason(),
        labels(end.stop().labels(), address),
        "0x" + block.hash().hex(),
        block.number(),
        time(block.time()),
        end.hops(),
        end.via() == AccountView.NONE ? null : AccountText.at(view, end.via()));
  }

  /// What the walk knew, then what labels say.
  private List<String> labels(List<String> known, @Nullable String address) {
    Set<String> labels = new LinkedHashSet<>(known);
    if (address != null) {
      labels.addAll(book.names(CryptoAddress.read(address).key()));
    }
    return List.copyOf(labels);
  }

  private static @Nullable String time(long unixSeconds) {
    return unixSeconds < 0 ? null : Instant.ofEpochSecond(unixSeconds).toString();
  }
}
