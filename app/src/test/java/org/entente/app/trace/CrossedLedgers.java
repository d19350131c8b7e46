package org.entente.app.trace;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Network;
import org.entente.base.TxId;
import org.entente.base.Uint256;
import org.entente.chain.Block;
import org.entente.chain.BlockBuilder;
import org.entente.chain.BlockBuilder.Pay;
import org.entente.chain.BlockBuilder.Spend;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;
import org.entente.chain.evm.store1.AccountWriter;
import org.entente.chain.store1.LedgerWriter;

/// A small theft on Ethereum that goes on over THORChain to Bitcoin, as two stores: `ethereum` and
/// `bitcoin`.
public final class CrossedLedgers {
  static final EvmAddress VICTIM = new EvmAddress(1, 2, 1);
  static final EvmAddress THIEF = new EvmAddress(1, 2, 2);
  static final EvmAddress ROUTER = EvmAddress.parse("0xD37BbE5744D730a1d98d8DC97c42F0Ca46aD7146");
  static final Hash256 THEFT = new Hash256(1, 2, 3, 4);
  static final Hash256 DEPOSIT = new Hash256(2, 3, 4, 5);
  private static final String TOPIC =
      "ef519b7eb82aaf6ac376a6df2d793843ebfd593de5f1a0601d3cc6ab49ebb395";

  /// Where a trace begins.
  public static final String START = "0x" + THEFT.hex();

  private CrossedLedgers() {}

  /// Both below a folder.
  public static void write(Path folder) throws IOException {
    try (AccountWriter writer =
        AccountWriter.open(folder.resolve("ethereum"), EvmNetwork.ETHEREUM)) {
      writer.append(block(1, tx(THEFT, VICTIM, THIEF, List.of())));
      EvmLog log =
          new EvmLog(
              ROUTER,
              List.of(Hash256.ofHex(TOPIC), new Hash256(0, 0, 0, 9), Hash256.ZERO),
              encoded(600, "=:b:bc1q:0/1/0"),
              0);
      writer.append(block(2, tx(DEPOSIT, THIEF, ROUTER, List.of(log))));
      writer.commit();
    }
    BlockBuilder first = new BlockBuilder().height(1).time(1_700_000_000);
    TxId vault = first.coinbase("v", Pay.to("vault", 5000));
    Block one = first.build();
    BlockBuilder second = new BlockBuilder().height(2).parent(one.hash()).time(1_700_000_900);
    second.coinbase("w", Pay.to("miner", 1));
    byte[] memo = ("OUT:" + DEPOSIT.hex().toUpperCase(Locale.ROOT)).getBytes(US_ASCII);
    byte[] script = new byte[2 + memo.length];
    script[0] = 0x6a;
    script[1] = (byte) memo.length;
    System.arraycopy(memo, 0, script, 2, memo.length);
    second.tx(
        List.of(Spend.of(vault, 0)),
        List.of(Pay.to("thief", 70), Pay.to("vault", 4900), new Pay(0, script)));
    try (LedgerWriter writer = LedgerWriter.open(folder.resolve("bitcoin"), Network.REGTEST)) {
      writer.append(one);
      writer.append(second.build());
      writer.commit();
    }
  }

  private static byte[] encoded(long amount, String memo) {
    byte[] text = memo.getBytes(US_ASCII);
    byte[] data = new byte[96 + 32];
    Uint256.of(amount).write(data, 0);
    Uint256.of(64).write(data, 32);
    Uint256.of(text.length).write(data, 64);
    System.arraycopy(text, 0, data, 96, text.length);
    return data;
  }

  private static EvmTx tx(Hash256 hash, EvmAddress from, EvmAddress to, List<EvmLog> logs) {
    Transfer value =
        new Transfer(TransferKind.VALUE, from, to, Asset.NATIVE, Uint256.of(600), Transfer.NO_LOG);
    return new EvmTx(hash, 2, from, to, EvmTx.Success.DONE, List.of(value), logs);
  }

  private static EvmBlock block(long number, EvmTx tx) {
    return new EvmBlock(
        new Hash256(7, 7, 7, number),
        number == 1 ? EvmBlock.UNKNOWN_HASH : new Hash256(7, 7, 7, number - 1),
        number,
        1_700_000_000 + 12 * number,
        Uint256.ZERO,
        new EvmAddress(0, 0, 1),
        Uint256.ZERO,
        Set.of(),
        List.of(tx),
        List.of());
  }
}
