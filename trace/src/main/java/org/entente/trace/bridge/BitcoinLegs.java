package org.entente.trace.bridge;

import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.LongObjectHashMap;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.PrimitiveIterator;
import org.entente.base.TxId;
import org.entente.base.Uint256;
import org.entente.chain.ChainView;
import org.entente.chain.script.Addresses;
import org.entente.chain.script.OpReturn;
import org.entente.chain.script.ScriptType;
import org.entente.trace.bridge.BridgeLeg.Destination;
import org.entente.trace.bridge.BridgeLeg.In;
import org.entente.trace.bridge.BridgeLeg.Out;
import org.entente.trace.bridge.BridgeLeg.Spot;
import org.jspecify.annotations.Nullable;

/// The legs that a ledger of outputs shows, read from OP_RETURN outputs when they are asked for:
/// a memo that names an inbound is a script of known bytes, which the ledger's own index finds.
///
/// A memo stands beside the money, not on it. By the protocols' rules the vault is paid by the
/// first output, change goes back to where the inputs came from; so the first output that pays
/// none of the inputs' scripts carries the value, in as out.
///
/// For one thread at a time.
public final class BitcoinLegs {
  static final String ASSET = "BTC";

  private static final int OP_RETURN = 0x6a;
  private static final int OP_PUSHDATA1 = 0x4c;
  private static final int MEMO_BYTES = 1000;

  private final ChainView chain;
  private final Addresses addresses;
  private final LongObjectHashMap<String> named = new LongObjectHashMap<>();

  // A walk asks for the outputs of one transaction one after the other.
  private long lastTx = -1;
  private byte @Nullable [] lastPayload;
  private long lastCarrier;

  public BitcoinLegs(ChainView chain) {
    this.chain = chain;
    this.addresses = new Addresses(chain.network());
  }

  /// Takes note of a deposit that another ledger names, if it is here.
  public void name(AccountLegs.NamedOutput output) {
    for (TxId id : List.of(new TxId(output.tx()), new TxId(output.tx().reversed()))) {
      long tx = chain.findTx(id);
      if (tx != ChainView.NONE && output.index().fitsLong()) {
        long number = chain.firstOutput(tx) + output.index().toLong();
        if (number >= chain.firstOutput(tx) && number < chain.firstOutput(tx + 1)) {
          named.put(number, output.id());
        }
      }
    }
  }

  /// The out-leg that this output carries, or null.
  public @Nullable Out out(long output) {
    long tx = chain.txOfOutput(output);
    String id = named.get(output);
    if (id != null) {
      Destination to = new Destination(ChainName.Evm.of(43114), null, null);
      return new Out(Protocol.AVALANCHE, id, spot(tx, output), sender(tx), to);
    }
    if (tx != lastTx) {
      lastTx = tx;
      lastPayload = payload(tx);
      lastCarrier = lastPayload == null ? BridgeLeg.NONE : carrier(tx);
    }
    byte[] payload = lastPayload;
    if (payload == null || lastCarrier != output) {
      return null;
    }
    return switch (Memo.parse(new String(payload, StandardCharsets.UTF_8))) {
      case Memo.Swap swap ->
          out(tx, output, MemoRouter.protocol(swap), MemoRouter.destination(swap));
      case Memo.Stay _ -> {
        ChainName inside = new ChainName.Other(Protocol.THORCHAIN.text());
        yield out(tx, output, Protocol.THORCHAIN, new Destination(inside, null, null));
      }
      case Memo.Outbound _ -> null;
      case Memo.Other _ -> {
        Destination to = VaultSwap.parse(payload);
        yield to == null
            ? null
            : new Out(Protocol.CHAINFLIP, null, spot(tx, output), sender(tx), to);
      }
    };
  }

  private Out out(long tx, long output, Protocol protocol, Destination to) {
    String id = MemoRouter.id(chain.txId(tx).toString());
    return new Out(protocol, id, spot(tx, output), sender(tx), to);
  }

  /// The in-legs with this id, in ledger order.
  public List<In> in(String id) {
    List<In> found = new ArrayList<>();
    String prefix = MemoRouter.id("");
    if (!id.startsWith(prefix)) {
      return found;
    }
    String hash = id.substring(prefix.length());
    LongHashSet seen = new LongHashSet();
    for (String verb : List.of("OUT:", "REFUND:")) {
      for (String digits : List.of(hash, hash.toLowerCase(Locale.ROOT))) {
        byte[] memo = (verb + digits).getBytes(StandardCharsets.US_ASCII);
        for (byte[] script : List.of(script(memo, false), script(memo, true))) {
          find(script, id, verb.equals("REFUND:"), seen, found);
        }
      }
    }
    found.sort((a, b) -> Long.compare(a.spot().tx(), b.spot().tx()));
    return found;
  }

  private void find(byte[] script, String id, boolean refund, LongHashSet seen, List<In> found) {
    long number = chain.findScript(script);
    if (number == ChainView.NONE) {
      return;
    }
    PrimitiveIterator.OfLong outputs = chain.outputsOf(number);
    while (outputs.hasNext()) {
      long tx = chain.txOfOutput(outputs.nextLong());
      if (seen.add(tx)) {
        long paid = carrier(tx);
        found.add(new In(Protocol.THORCHAIN, id, spot(tx, paid), address(paid), refund));
      }
    }
  }

  /// A push of these bytes behind OP_RETURN, short or by OP_PUSHDATA1.
  private static byte[] script(byte[] memo, boolean pushData1) {
    ByteArrayOutputStream script = new ByteArrayOutputStream();
    script.write(OP_RETURN);
    if (pushData1) {
      script.write(OP_PUSHDATA1);
    }
    script.write(memo.length);
    script.writeBytes(memo);
    return script.toByteArray();
  }

  /// What the transaction's first OP_RETURN output says, or null.
  private byte @Nullable [] payload(long tx) {
    for (long output = chain.firstOutput(tx); output < chain.firstOutput(tx + 1); output++) {
      byte[] script = chain.script(chain.scriptOf(output));
      if (isMemo(script)) {
        return script.length > MEMO_BYTES ? null : OpReturn.payload(script);
      }
    }
    return null;
  }

  private static boolean isMemo(byte[] script) {
    return ScriptType.of(script) == ScriptType.NULLDATA;
  }

  /// The output that the memo speaks of, or [BridgeLeg#NONE].
  private long carrier(long tx) {
    LongHashSet own = inputScripts(tx);
    for (long output = chain.firstOutput(tx); output < chain.firstOutput(tx + 1); output++) {
      long script = chain.scriptOf(output);
      if (chain.value(output) > 0 && !own.contains(script) && !isMemo(chain.script(script))) {
        return output;
      }
    }
    return BridgeLeg.NONE;
  }

  private LongHashSet inputScripts(long tx) {
    LongHashSet scripts = new LongHashSet();
    for (long input = chain.firstInput(tx); input < chain.firstInput(tx + 1); input++) {
      long prev = chain.prevOutput(input);
      if (prev >= 0) {
        scripts.add(chain.scriptOf(prev));
      } else if (prev == ChainView.UNSEEN) {
        byte[] script = chain.unseen(input).script();
        scripts.add(script == null ? ChainView.NONE : chain.findScript(script));
      }
    }
    return scripts;
  }

  private Spot spot(long tx, long output) {
    if (output == BridgeLeg.NONE) {
      return new Spot(tx, -1, output, ASSET, Uint256.ZERO, true);
    }
    int place = Math.toIntExact(output - chain.firstOutput(tx));
    return new Spot(tx, place, output, ASSET, Uint256.of(chain.value(output)), true);
  }

  private @Nullable String sender(long tx) {
    long input = chain.firstInput(tx);
    long prev = input < chain.firstInput(tx + 1) ? chain.prevOutput(input) : ChainView.COINBASE;
    return prev >= 0 ? address(prev) : null;
  }

  private @Nullable String address(long output) {
    return output == BridgeLeg.NONE
        ? null
        : addresses.of(chain.script(chain.scriptOf(output))).orElse(null);
  }
}
