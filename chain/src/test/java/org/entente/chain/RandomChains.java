package org.entente.chain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.entente.base.BlockHash;
import org.entente.base.Hash256;
import org.entente.base.Network;
import org.entente.base.OutPoint;
import org.entente.base.TxId;
import org.entente.chain.BlockBuilder.Pay;
import org.entente.chain.BlockBuilder.Spend;

/// Random but valid histories of a regtest ledger, the same for the same seed: consolidations,
/// splits, spends within a block, fees, coinbases that claim too little, zero values, OP_RETURN,
/// duplicate coinbases (BIP30), a hub now and then; and, with gaps, inputs that nobody saw,
/// partial blocks and transactions without a block.
public final class RandomChains {
  /// `firstHeight` decides on the size of all values: regtest halves every 150 blocks, so 0
  /// gives coinbases of 50 BTC and 4050 ones of 37 satoshi.
  public record Shape(int blocks, int txsPerBlock, int firstHeight, boolean gaps, int hub) {
    /// Whole, values of whole bitcoins.
    public static final Shape WHOLE = new Shape(14, 5, 0, false, 40);

    /// With holes of every kind.
    public static final Shape GAPS = new Shape(14, 5, 0, true, 40);

    /// So few satoshi that each can be followed by itself, and ties and zeros abound.
    public static final Shape TINY = new Shape(12, 4, 4050, false, 12);

    public static final Shape TINY_GAPS = new Shape(12, 4, 4050, true, 12);
  }

  private static final int SCRIPTS = 9;
  private static final long FIRST_TIME = 1_600_000_000;

  private record Coinbase(String tag, List<Pay> pays) {}

  private final Random random;
  private final Shape shape;
  private final List<Block> blocks = new ArrayList<>();
  private final Map<OutPoint, Pay> unspent = new LinkedHashMap<>();
  private final List<Coinbase> coinbases = new ArrayList<>();
  private BlockHash tip = BlockHash.NONE;

  private RandomChains(long seed, Shape shape) {
    this.random = new Random(seed);
    this.shape = shape;
  }

  /// Blocks in ledger order.
  public static List<Block> blocks(long seed, Shape shape) {
    RandomChains chain = new RandomChains(seed, shape);
    for (int i = 0; i < shape.blocks(); i++) {
      chain.addBlock(i);
    }
    if (shape.gaps() && chain.random.nextBoolean()) {
      chain.addLoose();
    }
    return chain.blocks;
  }

  private void addBlock(int i) {
    boolean partial = shape.gaps() && random.nextInt(6) == 0;
    boolean unknown = partial && random.nextBoolean();
    int height = shape.firstHeight() + i;
    BlockBuilder block =
        new BlockBuilder()
            .extent(partial ? Block.Extent.PARTIAL : Block.Extent.FULL)
            .parent(partial || (shape.gaps() && random.nextInt(8) == 0) ? someParent() : tip)
            .height(unknown ? Block.UNKNOWN : height)
            .time(unknown ? Block.UNKNOWN : FIRST_TIME + 600L * i);
    // The coinbase comes first but claims the fees of all that follows, so these are made up
    // before it is written.
    List<List<Spend>> spends = new ArrayList<>();
    List<List<Pay>> pays = new ArrayList<>();
    long fees = 0;
    for (int t = random.nextInt(shape.txsPerBlock() + 1); t > 0 && !unspent.isEmpty(); t--) {
      fees += Math.max(0, makeTx(spends, pays));
    }
    if (!partial) {
      addCoinbase(block, height, Network.REGTEST.subsidySat(height) + fees, spends);
    }
    for (int t = 0; t < spends.size(); t++) {
      block.tx(spends.get(t), pays.get(t));
    }
    blocks.add(block.build());
    tip = blocks.getLast().hash();
  }

  private BlockHash someParent() {
    return new BlockHash(new Hash256(1, 2, 3, random.nextLong()));
  }

  private void addCoinbase(BlockBuilder block, int height, long allowed, List<List<Spend>> spends) {
    Coinbase fresh =
        new Coinbase(
            "height " + height,
            deal(allowed - (random.nextInt(5) == 0 ? random.nextLong(allowed + 1) : 0)));
    Coinbase chosen = random.nextInt(8) == 0 ? again(allowed, spends).orElse(fresh) : fresh;
    coinbases.add(chosen);
    keep(block.coinbase(chosen.tag(), chosen.pays().toArray(Pay[]::new)), chosen.pays());
  }

  /// An earlier coinbase to be repeated. None that this block spends: its outputs come to life
  /// again at the head of the block, and would be spent a second time later.
  private Optional<Coinbase> again(long allowed, List<List<Spend>> spends) {
    if (coinbases.isEmpty()) {
      return Optional.empty();
    }
    Coinbase old = coinbases.get(random.nextInt(coinbases.size()));
    TxId id = new BlockBuilder().coinbase(old.tag(), old.pays().toArray(Pay[]::new));
    boolean spentHere =
        spends.stream().flatMap(List::stream).anyMatch(s -> s.prev().txId().equals(id));
    boolean tooMuch = old.pays().stream().mapToLong(Pay::value).sum() > allowed;
    return spentHere || tooMuch ? Optional.empty() : Optional.of(old);
  }

  /// Gives the fee, or −1 where it can't be known.
  private long makeTx(List<List<Spend>> spends, List<List<Pay>> pays) {
    List<Spend> in = new ArrayList<>();
    long total = 0;
    boolean unknown = false;
    for (int i = 1 + random.nextInt(random.nextInt(8) == 0 ? 12 : 3); i > 0; i--) {
      if (unspent.isEmpty() || (shape.gaps() && random.nextInt(10) == 0)) {
        Spend spend = unseen();
        unknown |= spend.told() == Block.UNKNOWN_VALUE;
        total += Math.max(0, spend.told());
        in.add(spend);
      } else {
        List<OutPoint> choice = List.copyOf(unspent.keySet());
        // Half of the time one of the newest: chains within a block and peels.
        int back = random.nextBoolean() ? Math.min(4, choice.size()) : choice.size();
        OutPoint prev = choice.get(choice.size() - 1 - random.nextInt(back));
        Pay spent = Objects.requireNonNull(unspent.remove(prev));
        total += spent.value();
        in.add(random.nextInt(4) == 0 ? told(prev, spent) : Spend.of(prev.txId(), prev.vout()));
      }
    }
    long fee = random.nextInt(3) == 0 ? 0 : random.nextLong(total / 4 + 1);
    List<Pay> out = deal(total - fee);
    spends.add(in);
    pays.add(out);
    keep(new BlockBuilder().tx(in, out), out);
    return unknown ? -1 : fee;
  }

  private static Spend told(OutPoint prev, Pay spent) {
    return new Spend(prev, spent.value(), spent.script());
  }

  /// An outpoint that no transaction here has, with its value and script known or not.
  private Spend unseen() {
    OutPoint prev =
        new OutPoint(new TxId(new Hash256(random.nextLong(), 0, 0, 7)), random.nextInt(3));
    long most = Network.REGTEST.subsidySat(shape.firstHeight());
    return switch (random.nextInt(3)) {
      case 0 -> Spend.of(prev.txId(), prev.vout());
      case 1 -> new Spend(prev, random.nextLong(most + 1), null);
      default -> new Spend(prev, random.nextLong(most + 1), someScript());
    };
  }

  /// Cuts an amount into outputs: equal ones, any, none left over.
  private List<Pay> deal(long amount) {
    int count = random.nextInt(30) == 0 ? shape.hub() : 1 + random.nextInt(4);
    boolean equal = random.nextInt(4) == 0;
    List<Pay> pays = new ArrayList<>();
    long left = amount;
    for (int o = 1; o < count; o++) {
      long value = equal ? amount / count : random.nextLong(left + 1);
      left -= value;
      pays.add(new Pay(value, someScript()));
    }
    pays.add(new Pay(left, someScript()));
    if (random.nextInt(5) == 0) {
      byte[] note = {0x6a, 1, (byte) random.nextInt(3)};
      pays.add(random.nextInt(pays.size() + 1), new Pay(0, note));
    }
    return pays;
  }

  private byte[] someScript() {
    if (random.nextInt(25) == 0) {
      return random.nextBoolean() ? new byte[0] : new byte[] {0x6a, 4, 1, 2, 3, 4};
    }
    return BlockBuilder.script("payee " + random.nextInt(SCRIPTS));
  }

  private void keep(TxId txId, List<Pay> pays) {
    for (int o = 0; o < pays.size(); o++) {
      byte[] script = pays.get(o).script();
      if (script.length == 0 || script[0] != 0x6a) {
        unspent.put(new OutPoint(txId, o), pays.get(o));
      }
    }
  }

  private void addLoose() {
    BlockBuilder loose = new BlockBuilder().extent(Block.Extent.LOOSE);
    List<List<Spend>> spends = new ArrayList<>();
    List<List<Pay>> pays = new ArrayList<>();
    makeTx(spends, pays);
    makeTx(spends, pays);
    loose.tx(spends.getFirst(), pays.getFirst());
    loose.tx(spends.getLast(), pays.getLast());
    blocks.add(loose.build());
  }
}
