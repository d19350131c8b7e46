package org.entente.trace.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.evm.AccountView;
import org.entente.trace.account.AccountFlow;
import org.entente.trace.account.AccountQuestion;
import org.entente.trace.account.AccountText;
import org.entente.trace.account.LiveAccounts;
import org.entente.trace.account.Stop;
import org.entente.trace.account.Stops;
import org.entente.trace.bridge.AccountLegs;
import org.entente.trace.bridge.BridgeLeg;
import org.jspecify.annotations.Nullable;

/// A live trace on an account store: what each new block does with followed money, and what
/// transactions that wait are about to do.
public final class AccountLive implements AutoCloseable {
  /// Deposits into bridges, as their events tell.
  public static final Stops BRIDGES =
      (view, transfer) -> {
        for (BridgeLeg leg : AccountLegs.read(view, view.txOfTransfer(transfer))) {
          if (leg instanceof BridgeLeg.Out out && out.spot().carrier() == transfer) {
            return Stop.bridge(out.protocol().text(), Long.toString(transfer));
          }
        }
        return null;
      };

  /// The ledger as it is now.
  public interface Ledger {
    AccountView now() throws IOException;
  }

  private final Ledger ledger;
  private final Stops stops;
  private final LiveAccounts live;
  private final WatchList watch;
  private final LiveFolder folder;
  private final AlertLog log;
  private final AlertBook book;
  private final Deque<String> digests = new ArrayDeque<>();
  private AccountView chain;
  private int blocks;
  private boolean turned = true;

  /// Opens the live trace `name` of the store, or begins it at the store's newest block. `asked`
  /// is the question as the user wrote it, `question` asks it of a ledger.
  public AccountLive(
      Path store,
      Ledger ledger,
      String name,
      String asked,
      Function<AccountView, AccountQuestion> question,
      Stops stops,
      WatchList watch,
      AlertListener listener)
      throws IOException {
    this.ledger = ledger;
    this.watch = watch;
    this.stops = stops;
    folder = new LiveFolder(store, name, asked);
    chain = ledger.now();
    log = AlertLog.open(folder.path());
    try {
      AccountQuestion given = question.apply(chain);
      book = new AlertBook(name, given.method().text(), chain.network().text(), log, listener);
      begin();
      book.begin(where());
      live = new LiveAccounts(chain.before(blocks), given, stops);
      catchUp();
    } catch (IOException | RuntimeException e) {
      log.close();
      throw e;
    }
  }

  public AlertLog log() {
    return log;
  }

  /// How far it has come; null while the ledger has no block.
  public @Nullable Walked walked() {
    return book.walked(where());
  }

  /// The newest block walked; of none the ledger's first, since nothing before it is missed.
  private Alert.@Nullable Where where() {
    if (chain.blockCount() == 0) {
      return null;
    }
    AccountView.BlockRow row = chain.block(Math.max(0, blocks - 1));
    return new Alert.Where(text(row.hash()), row.number(), row.time());
  }

  public AccountView chain() {
    return chain;
  }

  public LiveAccounts trace() {
    return live;
  }

  /// Where it was when it was last saved, or the newest block before that the ledger still has.
  private void begin() throws IOException {
    Optional<LiveFolder.State> state = folder.read();
    if (state.isEmpty()) {
      blocks = chain.blockCount();
      digests.add(chain.before(blocks).digest());
      save();
      return;
    }
    digests.addAll(state.get().digests());
    blocks = state.get().body().readInt();
    turn();
  }

  /// Goes to where the store is now. Alerts are on disk, and the listener has heard them, when
  /// this returns.
  public void catchUp() throws IOException {
    chain = ledger.now();
    if (turn()) {
      live.begin(chain.before(blocks));
    }
    if (blocks < chain.blockCount()) {
      news(live.extend(chain));
    }
    if (turned) {
      long newest = chain.blockCount() == 0 ? 0 : chain.block(chain.blockCount() - 1).number();
      book.undo(newest, this::isInChain);
      turned = false;
    }
    book.tell();
    for (; blocks < chain.blockCount(); blocks++) {
      digests.add(chain.before(blocks + 1).digest());
      if (digests.size() > AlertBook.DEPTH) {
        digests.removeFirst();
      }
    }
  }

  /// Takes back what the store has taken back.
  private boolean turn() {
    int before = blocks;
    while (!digests.isEmpty() && !isAt(blocks, digests.getLast())) {
      digests.removeLast();
      blocks--;
      turned = true;
    }
    if (digests.isEmpty()) {
      blocks = Math.max(0, Math.min(blocks, chain.blockCount()));
      digests.add(chain.before(blocks).digest());
    }
    return blocks < before;
  }

  private boolean isAt(int count, String digest) {
    return count >= 0 && count <= chain.blockCount() && chain.before(count).digest().equals(digest);
  }

  private boolean isInChain(AlertLog.Mined mined) {
    int block = chain.findBlock(mined.height());
    return block >= 0 && text(chain.block(block).hash()).equals(mined.block());
  }

  private void news(List<AccountFlow> flows) throws IOException {
    TreeMap<Long, List<AccountFlow>> byTx = new TreeMap<>();
    for (AccountFlow flow : flows) {
      byTx.computeIfAbsent(chain.txOfTransfer(flow.transfer()), _ -> new ArrayList<>()).add(flow);
    }
    for (Map.Entry<Long, List<AccountFlow>> moved : byTx.entrySet()) {
      mined(moved.getKey(), moved.getValue());
    }
  }

  private void mined(long tx, List<AccountFlow> flows) throws IOException {
    List<Alert.Party> from = new ArrayList<>();
    List<Alert.Party> to = new ArrayList<>();
    EnumSet<Alert.Event> events = EnumSet.noneOf(Alert.Event.class);
    for (AccountFlow flow : flows) {
      events.add(flow.from() == AccountView.NONE ? Alert.Event.STARTED : Alert.Event.MOVED);
      if (flow.from() != AccountView.NONE) {
        from.add(party(flow.from(), flow.taken(), null));
      }
      if (flow.to() != AccountView.NONE) {
        Stop stop = flow.rests() ? stops.at(chain, flow.transfer()) : null;
        Alert.Party party =
            watch.judged(
                party(flow.to(), flow.amount(), stop),
                chain,
                chain.addressOf(flow.to()),
                chain.asset(chain.assetOf(flow.to())),
                stop != null && stop.kind() == Stop.Kind.BRIDGE);
        to.add(party);
        addReached(party, events);
      } else {
        to.add(fee(tx, flow));
      }
    }
    AccountView.BlockRow row = chain.block(chain.blockOf(tx));
    book.mined(
        AccountText.tx(chain, tx),
        new Alert.Where(text(row.hash()), row.number(), row.time()),
        List.copyOf(events),
        from,
        to);
  }

  private static void addReached(Alert.Party party, Set<Alert.Event> events) {
    if (party.kind().equals("bridge")) {
      events.add(Alert.Event.BRIDGE);
    } else if (party.label() != null) {
      events.add(Alert.Event.SERVICE);
    }
    if (party.exit() != null) {
      events.add(Alert.Event.EXIT);
    }
  }

  private Alert.Party fee(long tx, AccountFlow flow) {
    return new Alert.Party(
        AccountText.tx(chain, tx) + ":fee",
        null,
        AccountText.asset(chain, flow.from()),
        flow.amount().toString(),
        "fee",
        null);
  }

  private Alert.Party party(long holding, Uint256 amount, @Nullable Stop stop) {
    String address = chain.addressOf(holding).toString();
    WatchList.Label label = watch.of(address);
    String name = stop == null || stop.labels().isEmpty() ? null : stop.labels().getFirst();
    return new Alert.Party(
        AccountText.at(chain, holding),
        address,
        AccountText.asset(chain, holding),
        amount.toString(),
        label != null ? label.kind() : stop != null ? stop.kind().text() : "account",
        label != null ? label.text() : name);
  }

  /// Looks at what waits to be mined: `added` came to wait, `waiting` are those of [#open] that
  /// still do. A transaction is told when its sender holds taint of what it says that it will move;
  /// the amount is what it says, of which as much as is there is tainted.
  public void pending(Collection<PendingTransfer> added, Set<String> waiting) throws IOException {
    for (PendingTransfer transfer : added) {
      Uint256 held = live.tainted(transfer.from(), transfer.asset());
      if (!held.isZero() && !transfer.amount().isZero()) {
        seen(transfer, held.min(transfer.amount()));
      }
    }
    book.drop(waiting::contains, this::isMined);
    book.tell();
  }

  /// Transactions that were seen waiting and not heard of since.
  public Set<String> open() {
    return book.open();
  }

  private boolean isMined(String tx) {
    return chain.findTx(Hash256.ofHex(tx.substring(2))) != AccountView.NONE;
  }

  private void seen(PendingTransfer transfer, Uint256 amount) throws IOException {
    String asset = transfer.asset().text(chain.network());
    List<Alert.Party> from = List.of(waiting(transfer.from(), asset, amount));
    EvmAddress payee = transfer.to();
    List<Alert.Party> to =
        payee == null
            ? List.of()
            : List.of(
                watch.judged(waiting(payee, asset, amount), chain, payee, transfer.asset(), false));
    EnumSet<Alert.Event> events = EnumSet.of(Alert.Event.MOVED);
    to.forEach(party -> addReached(party, events));
    book.seen(transfer.tx(), List.copyOf(events), from, to);
  }

  private Alert.Party waiting(EvmAddress account, String asset, Uint256 amount) {
    WatchList.Label label = watch.of(account.toString());
    return new Alert.Party(
        account + "@" + asset,
        account.toString(),
        asset,
        amount.toString(),
        label == null ? "account" : label.kind(),
        label == null ? null : label.text());
  }

  private static String text(Hash256 hash) {
    return "0x" + hash.hex();
  }

  /// Writes how far it has looked.
  public void save() throws IOException {
    log.force();
    folder.write(List.copyOf(digests), out -> out.writeInt(blocks));
  }

  @Override
  public void close() throws IOException {
    save();
    log.close();
  }
}
