package org.entente.trace.live;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.entente.base.OutPoint;
import org.entente.base.TxId;
import org.entente.chain.Block;
import org.entente.chain.ChainView;
import org.entente.chain.script.Addresses;
import org.entente.chain.store1.MappedChain;
import org.entente.trace.Ending;
import org.entente.trace.LiveTrace;
import org.entente.trace.PendingTrace;
import org.entente.trace.Place;
import org.entente.trace.TraceQuestion;
import org.entente.trace.bridge.BridgeLeg;
import org.jspecify.annotations.Nullable;

/// A live trace on a Bitcoin store: goes on with each block, turns with the chain, and raises
/// alerts for what moves, is about to move, or did not move after all.
public final class BitcoinLive implements AutoCloseable {
  /// How far back a ledger is recognised without walking all of it anew.
  private static final int DIGESTS = AlertBook.DEPTH;

  private static final long SAVE_NANOS = 10_000_000_000L;
  private static final String ASSET = "BTC";

  /// Deposits into bridges, as their memos tell.
  public static final LiveTrace.Stops STOPS =
      view -> {
        BitcoinDeposits deposits = new BitcoinDeposits(view);
        return output -> deposits.at(output) == null ? null : Ending.BRIDGE;
      };

  private final Path store;
  private final TraceQuestion question;
  private final WatchList watch;
  private final LiveFolder folder;
  private final AlertLog log;
  private final AlertBook book;
  private final Deque<String> digests = new ArrayDeque<>();
  private MappedChain chain;
  private LiveTrace live;
  private PendingTrace pending;
  private long savedNanos = System.nanoTime();
  private boolean unsaved;
  private boolean turned = true;

  /// Opens the live trace `name` of the store, or begins it at the store's newest block.
  public BitcoinLive(
      Path store, String name, TraceQuestion question, WatchList watch, AlertListener listener)
      throws IOException {
    this.store = store;
    this.question = question;
    this.watch = watch;
    folder = new LiveFolder(store, name, question.toString());
    chain = MappedChain.open(store);
    log = AlertLog.open(folder.path());
    book = new AlertBook(name, question.method().text(), chain.network().text(), log, listener);
    try {
      live = restored().orElseGet(() -> begun(chain.blockCount()));
      pending = new PendingTrace(live);
      book.begin(where());
      if (digests.isEmpty() || unsaved) {
        save();
      }
      catchUp();
    } catch (IOException | RuntimeException e) {
      log.close();
      chain.close();
      throw e;
    }
  }

  public AlertLog log() {
    return log;
  }

  public LiveTrace trace() {
    return live;
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
    ChainView.BlockRow row = chain.block(Math.max(0, live.blocks() - 1));
    return new Alert.Where(row.hash().toString(), row.height(), Math.max(0, row.time()));
  }

  /// The ledger as far as it was walked.
  public ChainView chain() {
    return chain;
  }

  /// The trace as the file has it, at the newest of its blocks that the ledger still has.
  private Optional<LiveTrace> restored() throws IOException {
    Optional<LiveFolder.State> state = folder.read();
    if (state.isEmpty() || state.get().digests().isEmpty()) {
      return Optional.empty();
    }
    List<String> kept = state.get().digests();
    LiveTrace read;
    int newest;
    try {
      newest = state.get().body().readInt();
      if (isAt(newest, kept.getLast())) {
        read = LiveTrace.restore(state.get().body(), chain, question, STOPS);
        digests.addAll(kept);
        return Optional.of(read);
      }
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      return Optional.empty();
    }
    // The chain has turned while nobody looked: begin where it still was the same.
    for (int back = 1; back < kept.size(); back++) {
      if (isAt(newest - back, kept.get(kept.size() - 1 - back))) {
        return Optional.of(begun(newest - back));
      }
    }
    return Optional.of(begun(Math.max(0, Math.min(newest - kept.size(), chain.blockCount()))));
  }

  private boolean isAt(int blocks, String digest) {
    return blocks >= 0
        && blocks <= chain.blockCount()
        && chain.before(blocks).digest().equals(digest);
  }

  private LiveTrace begun(int blocks) {
    ChainView view = chain.before(blocks);
    LiveTrace trace = new LiveTrace(view, question, STOPS);
    digests.clear();
    digests.add(view.digest());
    unsaved = true;
    return trace;
  }

  /// Goes to where the store is now. Alerts are on disk, and the listener has heard them, when
  /// this returns.
  public void catchUp() throws IOException {
    MappedChain before = chain;
    chain = MappedChain.open(store);
    before.close();
    turn();
    while (live.blocks() < chain.blockCount()) {
      List<LiveTrace.Move> moves = live.extend(chain);
      ChainView view = chain.before(live.blocks());
      digests.add(view.digest());
      if (digests.size() > DIGESTS) {
        digests.removeFirst();
      }
      unsaved = true;
      ChainView.BlockRow row = view.block(live.blocks() - 1);
      BitcoinDeposits deposits = new BitcoinDeposits(view);
      for (LiveTrace.Move move : moves) {
        mined(view, deposits, row, move);
      }
    }
    book.tell();
    if (unsaved && System.nanoTime() - savedNanos > SAVE_NANOS) {
      save();
    }
  }

  /// Takes back what the store has taken back.
  private void turn() throws IOException {
    int shared = live.blocks();
    while (!digests.isEmpty() && !isAt(shared, digests.getLast())) {
      digests.removeLast();
      shared--;
    }
    if (digests.isEmpty()) {
      shared = Math.max(0, Math.min(shared, chain.blockCount()));
    }
    if (shared < live.blocks() || digests.isEmpty()) {
      if (digests.isEmpty() || !live.rollBack(chain.before(shared), shared)) {
        live = begun(shared);
      }
      pending = new PendingTrace(live);
      unsaved = true;
      turned = true;
    }
    if (turned) {
      book.undo(newestHeight(), this::isInChain);
      turned = false;
    }
  }

  private long newestHeight() {
    return chain.blockCount() == 0 ? 0 : chain.block(chain.blockCount() - 1).height();
  }

  private boolean isInChain(AlertLog.Mined mined) {
    int block = chain.findBlock(Math.toIntExact(mined.height()));
    return block >= 0 && chain.block(block).hash().toString().equals(mined.block());
  }

  /// Looks at what waits to be mined: `ids` is all of it, `added` what was not there before.
  public void pending(Collection<TxId> ids, Collection<Block> added) throws IOException {
    Set<TxId> now = new HashSet<>(ids);
    pending.retain(now);
    added.forEach(pending::add);
    book.drop(
        tx -> now.contains(TxId.parse(tx)), tx -> chain.findTx(TxId.parse(tx)) != ChainView.NONE);
    for (PendingTrace.Move move : pending.moves(chain)) {
      seen(move);
    }
    book.tell();
  }

  /// Of these, those that are not known yet.
  public List<TxId> unknown(Collection<TxId> ids) {
    return ids.stream().filter(id -> !pending.holds(id)).toList();
  }

  private void mined(
      ChainView view, BitcoinDeposits deposits, ChainView.BlockRow row, LiveTrace.Move move)
      throws IOException {
    List<Alert.Party> from = new ArrayList<>();
    move.from().forEach(taint -> from.add(party(view, deposits, taint.at(), taint.amount())));
    List<Alert.Party> to = new ArrayList<>();
    for (var taint : move.to()) {
      Alert.Party party = party(view, deposits, taint.at(), taint.amount());
      boolean bridge = Place.isOutput(taint.at()) && deposits.at(taint.at()) != null;
      to.add(judged(party, bridge));
    }
    book.mined(
        view.txId(move.tx()).toString(),
        new Alert.Where(row.hash().toString(), row.height(), Math.max(0, row.time())),
        events(move.start(), to),
        from,
        to);
  }

  private Alert.Party party(ChainView view, BitcoinDeposits deposits, long place, long amount) {
    byte @Nullable [] script = Place.isOutput(place) ? view.script(view.scriptOf(place)) : null;
    Alert.Party party = party(Place.text(view, place), script, amount);
    BridgeLeg.Out out = Place.isOutput(place) ? deposits.at(place) : null;
    return out == null ? party : party.known("bridge", out.protocol().text());
  }

  private Alert.Party party(String at, byte @Nullable [] script, long amount) {
    if (script == null) {
      return new Alert.Party(at, null, ASSET, Long.toString(amount), "fee", null);
    }
    String address = new Addresses(chain.network()).of(script).orElse(null);
    WatchList.Label label = watch.of(address);
    boolean burnt = script.length > 0 && script[0] == 0x6a;
    return new Alert.Party(
        at,
        address,
        ASSET,
        Long.toString(amount),
        label != null ? label.kind() : burnt ? "burn" : "unspent",
        label == null ? null : label.text());
  }

  private Alert.Party judged(Alert.Party party, boolean deposit) {
    return party.kind().equals("fee")
        ? party
        : watch.judged(party, chain.network().text(), deposit);
  }

  private static List<Alert.Event> events(boolean start, List<Alert.Party> to) {
    EnumSet<Alert.Event> events = EnumSet.of(start ? Alert.Event.STARTED : Alert.Event.MOVED);
    for (Alert.Party party : to) {
      if (party.label() != null) {
        events.add(party.kind().equals("bridge") ? Alert.Event.BRIDGE : Alert.Event.SERVICE);
      }
      if (party.exit() != null) {
        events.add(Alert.Event.EXIT);
      }
    }
    return List.copyOf(events);
  }

  private void seen(PendingTrace.Move move) throws IOException {
    String tx = move.txId().toString();
    List<Alert.Party> from = new ArrayList<>();
    for (PendingTrace.Taint taint : move.from()) {
      from.add(party(taint.txId() + ":" + taint.vout(), scriptOf(taint), taint.amount()));
    }
    List<Alert.Party> to = new ArrayList<>();
    for (PendingTrace.Taint taint : move.to()) {
      boolean fee = taint.vout() < 0;
      byte @Nullable [] script = fee ? null : move.tx().script(taint.vout());
      String at = tx + ":" + (fee ? "fee" : taint.vout());
      to.add(judged(party(at, script, taint.amount()), false));
    }
    book.seen(tx, events(false, to), from, to);
  }

  private byte[] scriptOf(PendingTrace.Taint taint) {
    Block waiting = pending.waiting(taint.txId());
    if (waiting != null) {
      return waiting.script(taint.vout());
    }
    long output = live.find(chain, new OutPoint(taint.txId(), taint.vout()));
    return output == ChainView.NONE ? new byte[0] : chain.script(chain.scriptOf(output));
  }

  /// Writes the frontier, so that the next start need not walk again.
  public void save() throws IOException {
    log.force();
    folder.write(
        List.copyOf(digests),
        out -> {
          out.writeInt(live.blocks());
          live.save(out);
        });
    savedNanos = System.nanoTime();
    unsaved = false;
  }

  @Override
  public void close() throws IOException {
    if (unsaved) {
      save();
    }
    log.close();
    chain.close();
  }
}
