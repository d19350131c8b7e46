package org.entente.chain.evm.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.base.BadInput;
import org.entente.base.EvmAddress;
import org.entente.base.Uint256;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.EvmTx.Success;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableBlocksTest {
  private static final String ALICE = TableText.address(0xa11ce);
  private static final String BOB = TableText.address(0xb0b);
  private static final String CAROL = TableText.address(0xca201);
  private static final String TOKEN = TableText.address(0x70ce);
  private static final String BLOCK = TableText.hash(0xb10c);
  private static final String TX = TableText.hash(1);
  private static final String TRANSFER =
      "0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef";

  @TempDir Path folder;

  private static String word(String address) {
    return "0x" + "0".repeat(24) + address.substring(2);
  }

  private static String word(long value) {
    return "0x" + String.format("%064x", value);
  }

  private static TableText payment() {
    return new TableText()
        .row(
            TableText.TRANSACTIONS,
            TX,
            7,
            BLOCK,
            100,
            0,
            ALICE,
            BOB,
            "1000000000000000000",
            21000,
            30,
            "0x",
            1700000000,
            40,
            2,
            2);
  }

  private static TableText receipt(TableText tables, int status) {
    return tables.row(TableText.RECEIPTS, TX, 0, BLOCK, 100, 21000, 21000, "", "", status, 25);
  }

  private static Transfer native_(TransferKind kind, String from, String to, String amount) {
    return new Transfer(
        kind,
        EvmAddress.parse(from),
        to.isEmpty() ? null : EvmAddress.parse(to),
        Asset.NATIVE,
        Uint256.parse(amount),
        Transfer.NO_LOG);
  }

  private static Transfer token(String from, String to, long amount, int logIndex) {
    return new Transfer(
        TransferKind.TOKEN,
        EvmAddress.parse(from),
        EvmAddress.parse(to),
        Asset.erc20(EvmAddress.parse(TOKEN)),
        Uint256.of(amount),
        logIndex);
  }

  private static final Transfer GAS = native_(TransferKind.GAS, ALICE, "", "525000");
  private static final Transfer VALUE =
      native_(TransferKind.VALUE, ALICE, BOB, "1000000000000000000");

  private EvmTx only(TableText tables) throws Exception {
    List<EvmBlock> blocks = tables.read(folder);
    assertThat(blocks).hasSize(1);
    assertThat(blocks.getFirst().txs()).hasSize(1);
    return blocks.getFirst().txs().getFirst();
  }

  @Test
  void transactionsWithReceiptsGiveGasValueAndSuccess() throws Exception {
    EvmTx tx = only(receipt(payment(), 1));
    assertThat(tx.transfers()).containsExactly(GAS, VALUE);
    assertThat(tx.success()).isEqualTo(Success.DONE);
    assertThat(tx.type()).isEqualTo(2);
    assertThat(tx.from()).isEqualTo(EvmAddress.parse(ALICE));
  }

  @Test
  void aFailedTransactionPaysItsGasOnly() throws Exception {
    EvmTx tx = only(receipt(payment(), 0));
    assertThat(tx.transfers()).containsExactly(GAS);
    assertThat(tx.success()).isEqualTo(Success.FAILED);
  }

  @Test
  void withoutReceiptsNeitherGasNorSuccessIsKnown() throws Exception {
    EvmTx tx = only(payment());
    assertThat(tx.transfers()).containsExactly(VALUE);
    assertThat(tx.success()).isEqualTo(Success.UNKNOWN);
  }

  @Test
  void withoutAnEffectivePriceTheGasPriceOfTheTransactionCounts() throws Exception {
    TableText tables = payment();
    String header = TableText.RECEIPTS.replace(",effective_gas_price", "");
    tables.row(header, TX, 0, BLOCK, 100, 21000, 21000, "", "", 1);
    assertThat(only(tables).transfers().getFirst().amount()).isEqualTo(Uint256.of(21000 * 30));
  }

  @Test
  void tokenTransfersAloneMoveTokensOfTransactionsKnownByHashOnly() throws Exception {
    TableText tables =
        new TableText()
            .row(TableText.TOKEN_TRANSFERS, TOKEN, ALICE, BOB, 5, TableText.hash(2), 9, 100)
            .row(TableText.TOKEN_TRANSFERS, TOKEN, BOB, CAROL, 4, TX, 3, 100);
    EvmBlock block = tables.read(folder).getFirst();
    assertThat(block.hash()).isEqualTo(EvmBlock.UNKNOWN_HASH);
    assertThat(block.time()).isEqualTo(EvmBlock.UNKNOWN_TIME);
    assertThat(block.proofs()).isEmpty();
    assertThat(block.txs())
        .extracting(tx -> "0x" + tx.hash())
        .containsExactly(TX, TableText.hash(2));
    EvmTx first = block.txs().getFirst();
    assertThat(first.from()).isNull();
    assertThat(first.type()).isEqualTo(EvmTx.UNKNOWN_TYPE);
    assertThat(first.transfers()).containsExactly(token(BOB, CAROL, 4, 3));
  }

  @Test
  void logsTellNftsFromAmountsWhereTokenTransfersDoNot() throws Exception {
    TableText tables =
        payment()
            .row(
                TableText.LOGS,
                4,
                TX,
                0,
                BLOCK,
                100,
                TOKEN,
                "0x",
                String.join(",", TRANSFER, word(ALICE), word(BOB), word(77)))
            .row(TableText.TOKEN_TRANSFERS, TOKEN, ALICE, BOB, 77, TX, 4, 100)
            .row(TableText.TOKEN_TRANSFERS, TOKEN, BOB, CAROL, 6, TX, 5, 100);
    EvmTx tx = only(tables);
    assertThat(tx.transfers()).hasSize(3);
    assertThat(tx.transfers().get(1).asset())
        .isEqualTo(Asset.erc721(EvmAddress.parse(TOKEN), Uint256.of(77)));
    assertThat(tx.transfers().get(2)).isEqualTo(token(BOB, CAROL, 6, 5));
    assertThat(tx.logs()).hasSize(1);
  }

  @Test
  void joinedReceiptColumnsCountLikeReceipts() throws Exception {
    String header =
        "hash,transaction_index,from_address,to_address,value,gas_price,receipt_gas_used,receipt_status,"
            + "receipt_contract_address,receipt_effective_gas_price,block_timestamp,block_number,"
            + "block_hash,transaction_type";
    EvmTx tx =
        only(
            new TableText()
                .row(
                    header,
                    TX,
                    0,
                    ALICE,
                    BOB,
                    "1000000000000000000",
                    30,
                    21000,
                    1,
                    "",
                    25,
                    "2023-11-14 22:13:20 UTC",
                    100,
                    BLOCK,
                    2));
    assertThat(tx.transfers()).containsExactly(GAS, VALUE);
  }

  @Test
  void blocksGiveTimeParentMakerWithdrawalsAndWhatWasBurnt() throws Exception {
    TableText tables =
        receipt(payment(), 1)
            .row(
                TableText.BLOCKS,
                100,
                BLOCK,
                TableText.hash(0xb10b),
                "0x0",
                CAROL,
                0,
                0,
                21000,
                1700000000,
                1,
                23,
                "{\"index\":1,\"validator_index\":2,\"address\":\"" + BOB + "\",\"amount\":3}",
                0,
                0);
    EvmBlock block = tables.read(folder).getFirst();
    assertThat("0x" + block.parent()).isEqualTo(TableText.hash(0xb10b));
    assertThat(block.time()).isEqualTo(1700000000);
    assertThat(block.beneficiary()).isEqualTo(EvmAddress.parse(CAROL));
    assertThat(block.burnt()).isEqualTo(Uint256.of(21000 * 23));
    assertThat(block.credits())
        .containsExactly(
            new Transfer(
                TransferKind.WITHDRAWAL,
                null,
                EvmAddress.parse(BOB),
                Asset.NATIVE,
                Uint256.of(3_000_000_000L),
                Transfer.NO_LOG));
  }

  private static void trace(
      TableText tables,
      String from,
      String to,
      long value,
      String call,
      String place,
      String error) {
    boolean isCall = call.contains("call");
    tables.row(
        TableText.TRACES,
        100,
        TX,
        0,
        from,
        to,
        value,
        "0x",
        "0x",
        isCall ? "call" : call,
        isCall ? call : "",
        "",
        0,
        0,
        0,
        place,
        error,
        error.isEmpty() ? 1 : 0,
        "");
  }

  @Test
  void tracesMoveWhatNoRevertedCallEncloses() throws Exception {
    TableText tables = new TableText();
    trace(tables, ALICE, BOB, 9, "call", "", "");
    trace(tables, BOB, CAROL, 1, "call", "0", "Reverted");
    trace(tables, CAROL, ALICE, 2, "call", "0,0", "");
    trace(tables, BOB, CAROL, 3, "delegatecall", "1", "");
    trace(tables, BOB, ALICE, 4, "call", "1,0", "");
    trace(tables, BOB, CAROL, 5, "callcode", "2", "");
    trace(tables, BOB, TOKEN, 6, "create", "3", "");
    trace(tables, TOKEN, ALICE, 7, "suicide", "10", "");
    EvmBlock block = tables.read(folder).getFirst();
    assertThat(block.proofs()).isEqualTo(Set.of(EvmBlock.Proof.TRACES));
    assertThat(block.txs().getFirst().transfers())
        .containsExactly(
            native_(TransferKind.VALUE, ALICE, BOB, "9"),
            native_(TransferKind.INTERNAL, BOB, ALICE, "4"),
            native_(TransferKind.INTERNAL, BOB, TOKEN, "6"),
            native_(TransferKind.INTERNAL, TOKEN, ALICE, "7"));
  }

  @Test
  void rewardsAreCreditedBehindTheLastTransaction() throws Exception {
    TableText tables =
        new TableText()
            .row(
                TableText.TRACES,
                100,
                "",
                "",
                "",
                CAROL,
                "5000000000000000000",
                "",
                "",
                "reward",
                "",
                "block",
                "",
                "",
                "",
                "",
                "",
                1,
                "");
    EvmBlock block = tables.read(folder).getFirst();
    assertThat(block.txs()).isEmpty();
    assertThat(block.credits()).extracting(Transfer::kind).containsExactly(TransferKind.REWARD);
  }

  @Test
  void aBlockThatExistsTwiceIsReadTwiceAndItsNamelessRowsGoWhereTheirTransactionIs()
      throws Exception {
    TableText tables =
        payment()
            .row(
                TableText.TRANSACTIONS,
                TableText.hash(2),
                7,
                TableText.hash(0xb20c),
                100,
                0,
                ALICE,
                CAROL,
                8,
                21000,
                30,
                "0x",
                1700000001,
                40,
                2,
                2)
            .row(TableText.TOKEN_TRANSFERS, TOKEN, ALICE, BOB, 5, TableText.hash(2), 9, 100);
    List<EvmBlock> blocks = tables.read(folder);
    assertThat(blocks).hasSize(2);
    int first = ("0x" + blocks.getFirst().hash()).equals(BLOCK) ? 0 : 1;
    EvmBlock with = blocks.get(1 - first);
    EvmBlock without = blocks.get(first);
    assertThat(with.txs().getFirst().transfers()).contains(token(ALICE, BOB, 5, 9));
    assertThat(without.txs().getFirst().transfers()).containsExactly(VALUE);
    tables.row(TableText.TOKEN_TRANSFERS, TOKEN, ALICE, BOB, 5, TableText.hash(3), 10, 100);
    assertThatThrownBy(() -> tables.read(folder))
        .hasMessageContaining("name a number that several blocks have");
  }

  @Test
  void rowsThatContradictEachOtherAreToldWithTheirFileAndLine() {
    TableText tables = receipt(receipt(payment(), 1), 0);
    assertThatThrownBy(() -> tables.read(folder))
        .isInstanceOfSatisfying(
            BadInput.class,
            bad -> {
              assertThat(bad.file()).isEqualTo("table0.csv");
              assertThat(bad.place()).isEqualTo("line 2, block 100");
              assertThat(bad.reason()).contains("two rows tell different things of the receipt");
            });
  }

  @Test
  void aCellThatIsWrongIsToldWithItsLineAndColumn() {
    TableText tables =
        new TableText()
            .row(TableText.TOKEN_TRANSFERS, TOKEN, ALICE, BOB, 5, TX, 9, 100)
            .row(TableText.TOKEN_TRANSFERS, TOKEN, ALICE, BOB, "1.2e21", TX, 10, 100);
    assertThatThrownBy(() -> tables.read(folder))
        .hasMessageStartingWith("table0.csv, line 3: value: \"1.2e21\" is no whole number");
  }

  @Test
  void valueToAContractThatNothingNamesIsNotGuessed() {
    TableText tables =
        new TableText()
            .row(
                TableText.TRANSACTIONS,
                TX,
                7,
                BLOCK,
                100,
                0,
                ALICE,
                "",
                5,
                21000,
                30,
                "0x",
                1700000000,
                "",
                "",
                0);
    assertThatThrownBy(() -> tables.read(folder))
        .hasMessageContaining("no receipt or trace names it");
  }

  @Test
  void parquetFilesTellTheSameAsText() throws Exception {
    TableText tables =
        receipt(payment(), 1)
            .row(
                TableText.LOGS,
                4,
                TX,
                0,
                BLOCK,
                100,
                TOKEN,
                word(9),
                String.join(",", TRANSFER, word(ALICE), word(BOB)))
            .row(
                TableText.BLOCKS,
                100,
                BLOCK,
                TableText.hash(0xb10b),
                "0x0",
                CAROL,
                0,
                0,
                21000,
                1700000000,
                1,
                23,
                "",
                0,
                0);
    String expected = BlockText.of(tables.read(folder));
    assertThat(expected).contains("TOKEN");
    assertThat(BlockText.of(TableText.read(folder, tables.parquetFiles(ParquetWriter.Codec.PLAIN))))
        .isEqualTo(expected);
    assertThat(BlockText.of(TableText.read(folder, tables.parquetFiles(ParquetWriter.Codec.GZIP))))
        .isEqualTo(expected);
  }

  @Test
  void theMakerOfABlockWithoutUnclesIsPaidWhatTheProtocolSays() throws Exception {
    TableText tables =
        new TableText()
            .row(
                TableText.BLOCKS + ",sha3_uncles",
                100,
                BLOCK,
                TableText.hash(1),
                "0x0",
                CAROL,
                17,
                0,
                0,
                1438269988,
                0,
                "",
                "",
                "",
                "",
                "0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347");
    assertThat(tables.read(folder).getFirst().credits())
        .singleElement()
        .satisfies(
            credit -> {
              assertThat(credit.kind()).isEqualTo(TransferKind.REWARD);
              assertThat(credit.amount()).isEqualTo(Uint256.parse("5000000000000000000"));
            });
  }

  @Test
  void tablesAreKnownByTheirHeaderLine() {
    for (String header :
        List.of(
            TableText.BLOCKS,
            TableText.TRANSACTIONS,
            TableText.RECEIPTS,
            TableText.LOGS,
            TableText.TOKEN_TRANSFERS,
            TableText.TRACES)) {
      assertThat(isCsv(header + "\nrow")).as(header).isTrue();
      assertThat(isCsv("\ufeff" + header + "\r\n")).as(header).isTrue();
    }
    assertThat(isCsv("{\"hash\":1}")).isFalse();
    assertThat(isCsv("address,symbol,name,decimals,total_supply,block_number")).isFalse();
  }

  private static boolean isCsv(String head) {
    return TableScan.isCsv(head.getBytes(StandardCharsets.UTF_8));
  }
}
