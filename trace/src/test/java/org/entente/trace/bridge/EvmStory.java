package org.entente.trace.bridge;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Hex;
import org.entente.base.Uint256;
import org.entente.chain.abi.EventForm;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;
import org.entente.chain.evm.memory.MemoryAccounts;
import org.jspecify.annotations.Nullable;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.DynamicStruct;
import org.web3j.abi.datatypes.Type;
import org.web3j.abi.datatypes.Utf8String;
import org.web3j.abi.datatypes.generated.Bytes32;

/// A made-up ledger of accounts, told transaction by transaction. Logs are encoded by another
/// library (web3j).
public final class EvmStory {
  private final EvmNetwork network;
  private final List<List<Tx>> blocks = new ArrayList<>();
  private final List<Long> times = new ArrayList<>();
  private int hashes;

  public EvmStory(EvmNetwork network) {
    this.network = network;
  }

  public EvmNetwork network() {
    return network;
  }

  /// Account number `id`.
  public static EvmAddress account(int id) {
    return new EvmAddress(0x1111_1111_1111_1111L, 0, id);
  }

  public EvmStory block(long time) {
    blocks.add(new ArrayList<>());
    times.add(time);
    return this;
  }

  /// A transaction in the newest block.
  public Tx tx(EvmAddress from, @Nullable EvmAddress to) {
    Tx tx = new Tx(new Hash256(network.chainId(), 0, 7, ++hashes), from, to);
    blocks.getLast().add(tx);
    return tx;
  }

  public MemoryAccounts build() {
    List<EvmBlock> built = new ArrayList<>();
    for (int b = 0; b < blocks.size(); b++) {
      int logs = 0;
      List<EvmTx> txs = new ArrayList<>();
      for (Tx tx : blocks.get(b)) {
        txs.add(tx.build(logs));
        logs += tx.steps.size();
      }
      built.add(
          new EvmBlock(
              new Hash256(9, 0, 0, b + 1),
              new Hash256(9, 0, 0, b),
              b,
              times.get(b),
              Uint256.ZERO,
              account(999),
              Uint256.ZERO,
              Set.of(),
              txs,
              List.of()));
    }
    return new MemoryAccounts(network, built);
  }

  /// One transaction. Steps take effect in the order in which they are told.
  public static final class Tx {
    private final Hash256 hash;
    private final EvmAddress from;
    private final @Nullable EvmAddress to;
    private final List<Object> steps = new ArrayList<>();

    private Tx(Hash256 hash, EvmAddress from, @Nullable EvmAddress to) {
      this.hash = hash;
      this.from = from;
      this.to = to;
    }

    public Hash256 hash() {
      return hash;
    }

    public Tx value(EvmAddress payer, EvmAddress payee, long amount) {
      return coin(TransferKind.VALUE, payer, payee, amount);
    }

    public Tx internal(EvmAddress payer, EvmAddress payee, long amount) {
      return coin(TransferKind.INTERNAL, payer, payee, amount);
    }

    private Tx coin(TransferKind kind, EvmAddress payer, EvmAddress payee, long amount) {
      steps.add(
          new Transfer(kind, payer, payee, Asset.NATIVE, Uint256.of(amount), Transfer.NO_LOG));
      return this;
    }

    public Tx token(EvmAddress contract, EvmAddress payer, EvmAddress payee, long amount) {
      steps.add(
          new Transfer(
              TransferKind.TOKEN, payer, payee, Asset.erc20(contract), Uint256.of(amount), 0));
      return this;
    }

    /// Writes an event: first its indexed values as words, then the others.
    public Tx log(EvmAddress contract, EventForm form, List<Hash256> indexed, Type<?>... data) {
      @SuppressWarnings("rawtypes")
      List<Type> values = Arrays.asList(data);
      byte[] bytes = Hex.decode(FunctionEncoder.encodeConstructor(values));
      List<Hash256> topics = Stream.concat(Stream.of(form.topic()), indexed.stream()).toList();
      steps.add(new EvmLog(contract, topics, bytes, 0));
      return this;
    }

    private EvmTx build(int firstLog) {
      List<Transfer> transfers = new ArrayList<>();
      List<EvmLog> logs = new ArrayList<>();
      for (int s = 0; s < steps.size(); s++) {
        if (steps.get(s) instanceof Transfer t) {
          boolean token = t.kind() == TransferKind.TOKEN;
          transfers.add(
              new Transfer(
                  t.kind(), t.from(), t.to(), t.asset(), t.amount(), token ? firstLog + s : -1));
        } else if (steps.get(s) instanceof EvmLog log) {
          logs.add(new EvmLog(log.contract(), log.topics(), log.data(), firstLog + s));
        }
      }
      return new EvmTx(hash, 2, from, to, EvmTx.Success.DONE, transfers, logs);
    }
  }

  public static Hash256 word(long value) {
    return new Hash256(0, 0, 0, value);
  }

  public static Hash256 word(EvmAddress address) {
    byte[] word = new byte[Hash256.BYTES];
    address.write(word, Hash256.BYTES - EvmAddress.BYTES);
    return Hash256.read(word, 0);
  }

  public static Type<?> uint(long value) {
    return new org.web3j.abi.datatypes.generated.Uint256(BigInteger.valueOf(value));
  }

  public static Type<?> address(EvmAddress address) {
    return new Address(address.toString());
  }

  public static Type<?> bytes32(Hash256 word) {
    return new Bytes32(word.bytes());
  }

  public static Type<?> bytes(byte[] bytes) {
    return new DynamicBytes(bytes);
  }

  public static Type<?> text(String text) {
    return new Utf8String(text);
  }

  public static Type<?> tuple(Type<?>... members) {
    @SuppressWarnings("rawtypes")
    List<Type> values = Arrays.asList(members);
    return new DynamicStruct(values);
  }
}
