package org.entente.app.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;

/// The theft from Bybit on 21 February 2025, the largest ever, which the FBI attributed to North
/// Korea ("TraderTraitor", PSA I-022625-PSA of 26 February 2025).
///
/// Facts of the public ledger, in two tables beside this class. Transfers of hops 0 to 3 with
/// hash, time and block: from block explorers, as published by
/// phvaz/blockchain-fund-tracing-investigation; hop 0 from the ledger. The block of twelve
/// transfers was not published and is derived from the time, since a block has its slot of 12
/// seconds; amounts that were published rounded say so. The 49 addresses over which the ether was
/// spread, and when each was emptied: T. Monahan's list (tayvano/lazarus-bluenoroff-research).
/// Whether the FBI named an address: the announcement.
public final class BybitTheft {
  /// The exchange's wallet, a contract whose code the thieves had exchanged.
  static final EvmAddress VICTIM = EvmAddress.parse("0x1db92e2eebc8e0c075a02bea49a2935bcd2dfcf4");

  public static final EvmAddress THIEF =
      EvmAddress.parse("0x47666fab8bd0ac7003bce3f5c3585383f09486e2");

  /// Where the staked ether went, to be swapped.
  static final EvmAddress SWAPPER = EvmAddress.parse("0xa4b2fd68593b6f34e51cb9edb66e71c1b4ab449e");

  /// Where cmETH went; its issuer took it back.
  static final EvmAddress RECOVERED =
      EvmAddress.parse("0x1542368a03ad1f03d96d51b414f4738961cf4443");

  /// Where what the staked ether was swapped for was gathered.
  static final EvmAddress GATHERED = EvmAddress.parse("0xdd90071d52f20e85c89802e5dc1ec0a7b6475f92");

  static final Asset STETH = erc20("0xae7ab96520de3a18e5e111b5eaab095312d7fe84");
  static final Asset METH = erc20("0xd5f7838f5c461feff7fe49ea5ebaf7728bb0adfa");
  static final Asset CMETH = erc20("0xe6829d9a7ee3040e1276fa75293bde931859e8fa");

  /// Ether taken, in wei.
  public static final Uint256 STOLEN_WEI = Uint256.parse("401346768858404671846374");

  private static final String TRANSFERS = "bybit-transfers.csv";
  private static final String TRANCHES = "bybit-tranches.csv";

  private BybitTheft() {}

  /// One transfer as it was published. `called` is the name that its token gives itself.
  record Fact(
      long block,
      Instant time,
      Hash256 tx,
      EvmAddress from,
      EvmAddress to,
      Asset asset,
      String called,
      Uint256 amount,
      TransferKind kind,
      int hop,
      boolean genuine) {}

  /// An address over which the ether was spread; `ether` as published, two decimals.
  record Tranche(EvmAddress address, String emptied, String ether, boolean fbi) {}

  private static Asset erc20(String contract) {
    return Asset.erc20(EvmAddress.parse(contract));
  }

  static List<Fact> facts() {
    return rows(TRANSFERS).stream().map(BybitTheft::fact).toList();
  }

  static List<Tranche> tranches() {
    return rows(TRANCHES).stream()
        .map(row -> new Tranche(EvmAddress.parse(row[0]), row[1], row[2], row[4].equals("yes")))
        .toList();
  }

  private static Fact fact(String[] row) {
    TransferKind kind =
        switch (row[10]) {
          case "internal" -> TransferKind.INTERNAL;
          case "native" -> TransferKind.VALUE;
          case "token" -> TransferKind.TOKEN;
          default -> throw new IllegalStateException("unknown kind " + row[10]);
        };
    return new Fact(
        Long.parseLong(row[0]),
        Instant.parse(row[2]),
        Hash256.ofHex(row[3].substring(2)),
        EvmAddress.parse(row[4]),
        EvmAddress.parse(row[5]),
        row[6].equals("ETH") ? Asset.NATIVE : erc20(row[6]),
        row[7],
        Uint256.parse(row[8]),
        kind,
        Integer.parseInt(row[11]),
        row[12].equals("yes"));
  }

  private static List<String[]> rows(String name) {
    List<String[]> rows = new ArrayList<>();
    try (InputStream in = BybitTheft.class.getResourceAsStream(name);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(Objects.requireNonNull(in, name), UTF_8))) {
      lines.readLine(); // names of the columns
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        rows.add(line.split(",", -1));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return rows;
  }

  /// The transfers as the blocks that a ledger takes. Nothing else of these blocks is known, so
  /// they have no hash and prove nothing.
  public static List<EvmBlock> blocks() {
    Map<Long, Map<Hash256, List<Fact>>> byBlock = new LinkedHashMap<>();
    for (Fact fact : facts()) {
      byBlock
          .computeIfAbsent(fact.block, _ -> new LinkedHashMap<>())
          .computeIfAbsent(fact.tx, _ -> new ArrayList<>())
          .add(fact);
    }
    List<EvmBlock> blocks = new ArrayList<>();
    byBlock.forEach((number, txs) -> blocks.add(block(number, txs)));
    return blocks;
  }

  private static EvmBlock block(long number, Map<Hash256, List<Fact>> txs) {
    List<EvmTx> rows = new ArrayList<>();
    txs.forEach((hash, facts) -> rows.add(tx(hash, facts)));
    long time = txs.values().iterator().next().getFirst().time.getEpochSecond();
    return new EvmBlock(
        EvmBlock.UNKNOWN_HASH,
        EvmBlock.UNKNOWN_HASH,
        number,
        time,
        Uint256.ZERO,
        EvmAddress.ZERO,
        Uint256.ZERO,
        Set.of(),
        rows,
        List.of());
  }

  /// Who sent a token's transaction was not published: of fakes certainly somebody else than
  /// their logs say.
  private static EvmTx tx(Hash256 hash, List<Fact> facts) {
    Fact first = facts.getFirst();
    boolean known = first.kind == TransferKind.VALUE;
    List<Transfer> transfers =
        facts.stream()
            .map(f -> new Transfer(f.kind, f.from, f.to, f.asset, f.amount, Transfer.NO_LOG))
            .toList();
    return new EvmTx(
        hash,
        EvmTx.UNKNOWN_TYPE,
        known ? first.from : null,
        known ? first.to : null,
        EvmTx.Success.DONE,
        transfers,
        List.of());
  }
}
