package org.entente.trace.bridge;

import com.carrotsearch.hppc.LongArrayList;
import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.sorting.IndirectSort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import java.util.Set;
import java.util.function.Consumer;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.abi.EventForm;
import org.entente.chain.abi.MalformedLog;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmLog;
import org.entente.trace.bridge.BridgeLeg.Destination;
import org.entente.trace.bridge.BridgeLeg.In;
import org.entente.trace.bridge.BridgeLeg.Out;
import org.entente.trace.bridge.BridgeLeg.Spot;
import org.jspecify.annotations.Nullable;

/// The legs that a ledger of accounts shows.
///
/// Made by one pass over the logs that the ledger kept. Only numbers stay in memory (16 bytes an
/// in-leg, 8 an out-leg); a leg itself is read again from its transaction when it is asked for.
public final class AccountLegs {
  private static final List<LogDecoder> DECODERS =
      List.of(
          new MemoRouter(),
          new Chainflip(),
          new Across(),
          new LayerZero(),
          new Wormhole(),
          new WormholeNtt(),
          new Axelar(),
          new Avalanche(),
          new CBridge(),
          new Synapse());

  private record Reading(EventForm form, LogDecoder.Reader reader) {}

  /// An output on Bitcoin that a log here names as what came in: `tx` in one of both byte orders.
  public record NamedOutput(Hash256 tx, Uint256 index, String id) {}

  private static final Map<Hash256, List<Reading>> READINGS = new HashMap<>();

  static {
    for (LogDecoder decoder : DECODERS) {
      decoder
          .events()
          .forEach(
              (form, reader) ->
                  READINGS
                      .computeIfAbsent(form.topic(), _ -> new ArrayList<>())
                      .add(new Reading(form, reader)));
    }
  }

  private final AccountView view;
  private final LongHashSet carriers = new LongHashSet();
  private final LongArrayList idHashes = new LongArrayList();
  private final LongArrayList idTxs = new LongArrayList();
  private final List<NamedOutput> named = new ArrayList<>();
  private final Map<String, String> otherIds = new HashMap<>();
  private final int[] byId;
  private long outs;

  public AccountLegs(AccountView view) {
    this.view = view;
    PrimitiveIterator.OfLong txs = view.txsWithLogs(0);
    while (txs.hasNext()) {
      TxScene scene = new TxScene(view, txs.nextLong());
      Axelar.commands(scene.logs(), otherIds::putIfAbsent);
      read(scene).forEach(this::note);
    }
    walletDeposits();
    byId =
        IndirectSort.mergesort(
            0, idHashes.size(), (a, b) -> Long.compare(idHashes.get(a), idHashes.get(b)));
  }

  /// Every event that is read, for whoever must keep its logs.
  static Set<EventForm> forms() {
    Set<EventForm> forms = new LinkedHashSet<>();
    DECODERS.forEach(decoder -> forms.addAll(decoder.events().keySet()));
    return forms;
  }

  private void note(BridgeLeg leg) {
    switch (leg) {
      case Out out -> {
        outs++;
        if (out.spot().carrier() != BridgeLeg.NONE) {
          carriers.add(out.spot().carrier());
        }
      }
      case In in -> {
        String id = id(in);
        if (id != null) {
          idHashes.add(hash(id));
          idTxs.add(in.spot().tx());
          nameOutput(id);
        }
      }
    }
  }

  /// What both sides call it: payouts may name an earlier transaction here that names it.
  private @Nullable String id(In in) {
    String id = in.id();
    return id == null ? null : otherIds.getOrDefault(id, id);
  }

  private void nameOutput(String id) {
    String[] parts = id.split(":", -1);
    if (parts[0].equals("avalanche") && parts.length == 3) {
      named.add(new NamedOutput(Hash256.ofHex(parts[1]), Uint256.parse(parts[2]), id));
    }
  }

  private void walletDeposits() {
    long wallet = view.findAccount(Avalanche.WALLET);
    if (!view.network().equals(EvmNetwork.ETHEREUM) || wallet == AccountView.NONE) {
      return;
    }
    PrimitiveIterator.OfLong holdings = view.holdingsOf(wallet);
    while (holdings.hasNext()) {
      long holding = holdings.nextLong();
      for (long transfer = view.firstTransferOf(holding);
          transfer != AccountView.NONE;
          transfer = view.nextTransfer(holding, transfer)) {
        if (view.toHolding(transfer) == holding && carriers.add(transfer)) {
          outs++;
        }
      }
    }
  }

  /// The legs in one transaction's logs, in order.
  public static List<BridgeLeg> read(AccountView view, long tx) {
    return read(new TxScene(view, tx));
  }

  private static List<BridgeLeg> read(TxScene scene) {
    List<BridgeLeg> legs = new ArrayList<>();
    for (EvmLog log : scene.logs()) {
      if (!log.topics().isEmpty()) {
        for (Reading reading : READINGS.getOrDefault(log.topics().getFirst(), List.of())) {
          read(reading, log, scene, legs::add);
        }
      }
    }
    return legs;
  }

  /// A log that isn't what its topic says is another contract's: it shows no leg.
  private static void read(Reading reading, EvmLog log, TxScene scene, Consumer<BridgeLeg> legs) {
    try {
      reading.reader().read(reading.form().read(log), scene, legs);
    } catch (MalformedLog notOurs) {
      // said above
    }
  }

  /// How many deposits into bridges there are.
  public long outCount() {
    return outs;
  }

  /// How many payouts of bridges with an id there are.
  public long inCount() {
    return idTxs.size();
  }

  /// The out-leg that this transfer carries, or null.
  public @Nullable Out out(long transfer) {
    if (!carriers.contains(transfer)) {
      return null;
    }
    for (BridgeLeg leg : read(view, view.txOfTransfer(transfer))) {
      if (leg instanceof Out out && out.spot().carrier() == transfer) {
        return out;
      }
    }
    return walletDeposit(transfer);
  }

  private Out walletDeposit(long transfer) {
    long tx = view.txOfTransfer(transfer);
    long holding = view.toHolding(transfer);
    String asset = view.asset(view.assetOf(holding)).text(view.network());
    Spot spot = new Spot(tx, view.logIndex(transfer), transfer, asset, view.amount(transfer), true);
    Object sender = view.addressOrNull(view.fromHolding(transfer));
    String from = sender == null ? null : sender.toString();
    Destination to = new Destination(ChainName.Evm.of(43114), from, null);
    return new Out(Protocol.AVALANCHE, Avalanche.id(view.tx(tx).hash()), spot, from, to);
  }

  /// The out-legs of one transaction with this id.
  public List<Out> outs(long tx, String id) {
    List<Out> found = new ArrayList<>();
    for (BridgeLeg leg : read(view, tx)) {
      if (leg instanceof Out out && id.equals(out.id())) {
        found.add(out);
      }
    }
    return found;
  }

  /// The in-legs with this id, in ledger order.
  public List<In> in(String id) {
    List<In> found = new ArrayList<>();
    long hash = hash(id);
    long lastTx = -1;
    for (int row = firstRow(hash); row < byId.length && rowHash(row) == hash; row++) {
      long tx = idTxs.get(byId[row]);
      if (tx != lastTx) {
        for (BridgeLeg leg : read(view, tx)) {
          if (leg instanceof In in && id.equals(id(in))) {
            found.add(new In(in.protocol(), id, in.spot(), in.recipient(), in.refund()));
          }
        }
      }
      lastTx = tx;
    }
    return found;
  }

  /// Outputs on Bitcoin that are named as deposits here.
  public List<NamedOutput> namedOutputs() {
    return List.copyOf(named);
  }

  private long rowHash(int row) {
    return idHashes.get(byId[row]);
  }

  private int firstRow(long hash) {
    int from = 0;
    int to = byId.length;
    while (from < to) {
      int middle = (from + to) >>> 1;
      if (rowHash(middle) < hash) {
        from = middle + 1;
      } else {
        to = middle;
      }
    }
    return from;
  }

  /// FNV-1a. Equal hashes of unlike ids only cost a look.
  private static long hash(String id) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
