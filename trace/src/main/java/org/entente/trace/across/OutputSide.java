package org.entente.trace.across;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.SortedMap;
import java.util.TreeMap;
import org.entente.base.OutPoint;
import org.entente.base.Uint256;
import org.entente.chain.ChainView;
import org.entente.chain.script.Addresses;
import org.entente.trace.End;
import org.entente.trace.Ending;
import org.entente.trace.OutputStops;
import org.entente.trace.Start;
import org.entente.trace.Trace;
import org.entente.trace.TraceQuestion;
import org.entente.trace.Tracer;
import org.entente.trace.bridge.AccountLegs;
import org.entente.trace.bridge.BitcoinLegs;
import org.entente.trace.bridge.BridgeLeg;
import org.entente.trace.bridge.ChainName;
import org.jspecify.annotations.Nullable;

/// Bitcoin. Carriers are outputs.
final class OutputSide implements Side {
  private static final int BTC_DECIMALS = 8;

  private final ChainView view;
  private final TraceQuestion question;
  private final boolean flows;
  private final BitcoinLegs legs;
  private final OutputStops stops;
  private @Nullable Trace trace;
  private List<Long> arrived = List.of();
  private SortedMap<Long, BigInteger> arriving = new TreeMap<>();

  OutputSide(Asked.Outputs asked, boolean flows) {
    this.view = Tracer.until(asked.view(), asked.question().limits().untilTime());
    this.question = asked.question();
    this.flows = flows;
    this.legs = new BitcoinLegs(view);
    OutputStops bridges = output -> legs.out(output) == null ? null : Ending.BRIDGE;
    OutputStops all = bridges.or(asked.stops());
    this.stops =
        new OutputStops() {
          @Override
          public @Nullable Ending at(long output) {
            return all.at(output);
          }

          @Override
          public boolean endsStart(long output) {
            return arriving.containsKey(output);
          }
        };
  }

  @Override
  public SortedMap<Long, BigInteger> walk(SortedMap<Long, BigInteger> arrivals) {
    List<Start> starts = new ArrayList<>(question.starts());
    arrivals.forEach(
        (output, units) -> starts.add(new Start.Output(outPoint(output), units.longValueExact())));
    arrived = List.copyOf(arrivals.keySet());
    arriving = arrivals;
    SortedMap<Long, BigInteger> departures = new TreeMap<>();
    if (starts.isEmpty()) {
      trace = null;
      return departures;
    }
    TraceQuestion asked = question.from(starts);
    trace = flows ? Tracer.runWithFlows(view, asked, stops) : Tracer.run(view, asked, stops);
    for (End end : trace.ends()) {
      if (end.ending() == Ending.BRIDGE) {
        departures.merge(end.at(), BigInteger.valueOf(end.amount()), BigInteger::add);
      }
    }
    return departures;
  }

  private OutPoint outPoint(long output) {
    long tx = view.txOfOutput(output);
    return new OutPoint(view.txId(tx), Math.toIntExact(output - view.firstOutput(tx)));
  }

  @Override
  public Walked walked() {
    return new Walked.Outputs(view, trace, arrived);
  }

  @Override
  public boolean conserved() {
    return trace == null || trace.conserved();
  }

  @Override
  public BridgeLeg.Out out(long carrier) {
    BridgeLeg.Out out = legs.out(carrier);
    if (out == null) {
      throw new IllegalStateException("output " + carrier + " was a deposit before");
    }
    return out;
  }

  @Override
  public List<BridgeLeg.Out> group(BridgeLeg.Out leg) {
    return List.of(leg);
  }

  @Override
  public List<BridgeLeg.In> in(String id) {
    return legs.in(id);
  }

  @Override
  public BigInteger amount(long carrier) {
    return BigInteger.valueOf(view.value(carrier));
  }

  @Override
  public int decimals(String asset) {
    return BTC_DECIMALS;
  }

  @Override
  public long time(long tx) {
    return view.block(view.blockOf(tx)).time();
  }

  @Override
  public boolean is(ChainName chain) {
    return chain instanceof ChainName.Bitcoin;
  }

  @Override
  public @Nullable List<BridgeLeg.In> arrivals(
      BridgeLeg.Out deposit, String address, long from, long to, int most) {
    byte[] script;
    try {
      script = new Addresses(view.network()).script(address);
    } catch (IllegalArgumentException notOurs) {
      return null;
    }
    List<BridgeLeg.In> found = new ArrayList<>();
    long number = view.findScript(script);
    if (number == ChainView.NONE) {
      return found;
    }
    PrimitiveIterator.OfLong outputs = view.outputsOf(number);
    while (outputs.hasNext() && found.size() < most) {
      long output = outputs.nextLong();
      long tx = view.txOfOutput(output);
      if (time(tx) >= from && time(tx) <= to && view.value(output) > 0) {
        int place = Math.toIntExact(output - view.firstOutput(tx));
        BridgeLeg.Spot spot =
            new BridgeLeg.Spot(tx, place, output, "BTC", Uint256.of(view.value(output)), true);
        found.add(new BridgeLeg.In(deposit.protocol(), null, spot, address, false));
      }
    }
    return found;
  }

  @Override
  public void name(List<AccountLegs.NamedOutput> outputs) {
    outputs.forEach(legs::name);
  }

  @Override
  public List<AccountLegs.NamedOutput> named() {
    return List.of();
  }
}
