package org.entente.chain.evm.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Hex;
import org.entente.base.Uint256;
import org.entente.chain.BrokenRule;
import org.entente.chain.evm.AccountContract;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.KeptLogs;
import org.entente.chain.evm.RandomEvmBlocks;
import org.entente.chain.evm.RandomEvmBlocks.Shape;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MemoryAccountsTest {
  private static final EvmAddress A = new EvmAddress(0, 0, 0xa);
  private static final EvmAddress B = new EvmAddress(0, 0, 0xb);
  private static final Asset TOKEN = Asset.erc20(new EvmAddress(0, 0, 0x70));

  private static Transfer value(EvmAddress from, EvmAddress to, long amount) {
    return transfer(TransferKind.VALUE, from, to, Asset.NATIVE, amount);
  }

  private static Transfer gas(EvmAddress from, long amount) {
    return transfer(TransferKind.GAS, from, null, Asset.NATIVE, amount);
  }

  private static Transfer transfer(
      TransferKind kind,
      @Nullable EvmAddress from,
      @Nullable EvmAddress to,
      Asset asset,
      long amount) {
    return new Transfer(kind, from, to, asset, Uint256.of(amount), Transfer.NO_LOG);
  }

  private static EvmTx tx(int id, EvmAddress from, EvmAddress to, Transfer... transfers) {
    return new EvmTx(hash(id), 2, from, to, EvmTx.Success.DONE, List.of(transfers), List.of());
  }

  private static Hash256 hash(long id) {
    return new Hash256(id, 0, 0, 1);
  }

  private static EvmBlock block(long number, List<Transfer> credits, EvmTx... txs) {
    return new EvmBlock(
        hash(100 + number),
        hash(99 + number),
        number,
        1000 * number,
        Uint256.ZERO,
        B,
        Uint256.of(3),
        Set.of(),
        List.of(txs),
        credits);
  }

  private static AccountView ledger(EvmBlock... blocks) {
    return new MemoryAccounts(EvmNetwork.ETHEREUM, List.of(blocks));
  }

  @Test
  void walksAHoldingFromTransferToTransfer() {
    AccountView view =
        ledger(
            block(1, List.of(), tx(1, A, B, gas(A, 1), value(A, B, 5))),
            block(2, List.of(), tx(2, B, A, gas(B, 2), value(B, A, 3))));
    long a = view.findHolding(view.findAccount(A), view.findAsset(Asset.NATIVE));
    assertThat(view.firstTransferOf(a)).isZero();
    assertThat(view.nextTransfer(a, 0)).isEqualTo(1);
    assertThat(view.nextTransfer(a, 1)).isEqualTo(3);
    assertThat(view.nextTransfer(a, 3)).isEqualTo(AccountView.NONE);
    assertThatThrownBy(() -> view.nextTransfer(a, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThat(view.seenBefore(a, 4)).isEqualTo(Uint256.of(3));
  }

  @Test
  void aBalanceNeverFallsBelowNothing() {
    AccountView view =
        ledger(block(1, List.of(), tx(1, A, B, value(A, B, 5), value(B, A, 2), value(A, A, 7))));
    long a = view.findHolding(view.findAccount(A), 0);
    assertThat(view.seenBefore(a, 1)).isEqualTo(Uint256.ZERO);
    assertThat(view.seenBefore(a, 2)).isEqualTo(Uint256.of(2));
    assertThat(view.seenBefore(a, 3)).as("5 of the 7 were there before").isEqualTo(Uint256.of(7));
  }

  @Test
  void creditsAreATransactionBehindTheOthers() {
    Transfer withdrawal = transfer(TransferKind.WITHDRAWAL, null, A, Asset.NATIVE, 9);
    AccountView view = ledger(block(1, List.of(withdrawal), tx(1, A, B)), block(2, List.of()));
    assertThat(view.block(0).txCount()).isEqualTo(2);
    assertThat(view.isCredits(0)).isFalse();
    assertThat(view.isCredits(1)).isTrue();
    assertThat(view.fromHolding(0)).isEqualTo(AccountView.NONE);
    assertThat(view.txOfTransfer(0)).isEqualTo(1);
    assertThat(view.block(1).txCount()).isZero();
  }

  @Test
  void keepsTheLogsThatAreAskedForAndNoLongData() {
    Hash256 topic =
        Hash256.ofHex("ef519b7eb82aaf6ac376a6df2d793843ebfd593de5f1a0601d3cc6ab49ebb395");
    List<EvmLog> logs =
        List.of(
            new EvmLog(A, List.of(topic), new byte[3], 0),
            new EvmLog(A, List.of(hash(1)), new byte[3], 1),
            new EvmLog(A, List.of(), new byte[3], 2),
            new EvmLog(A, List.of(topic), new byte[KeptLogs.DATA_BYTES + 1], 3));
    EvmTx plain = tx(1, A, B);
    EvmTx logged = new EvmTx(hash(2), 2, A, B, EvmTx.Success.DONE, List.of(value(A, B, 1)), logs);
    AccountView view = ledger(block(1, List.of(), plain, logged));
    assertThat(view.logs(0)).isEmpty();
    assertThat(view.logs(1)).extracting(EvmLog::logIndex).containsExactly(0, 3);
    assertThat(view.logs(1)).extracting(log -> log.data().length).containsExactly(3, 0);
    assertThat(view.txsWithLogs(0)).toIterable().containsExactly(1L);
  }

  @Test
  void numbersAscendAndASuccessorNamesItsParent() {
    MemoryAccounts ledger = new MemoryAccounts(EvmNetwork.ETHEREUM);
    ledger.append(block(5, List.of()));
    ledger.append(block(7, List.of()));
    assertBroken(ledger, BrokenRule.Rule.PARENT, block(7, List.of()));
    EvmBlock stranger =
        new EvmBlock(
            hash(1), hash(2), 8, 0, Uint256.ZERO, A, Uint256.ZERO, Set.of(), List.of(), List.of());
    assertBroken(ledger, BrokenRule.Rule.PARENT, stranger);
    ledger.append(block(8, List.of()));
    assertThat(ledger.blockCount()).isEqualTo(3);
  }

  @Test
  void refusesATransactionThatStandsTwice() {
    MemoryAccounts ledger = new MemoryAccounts(EvmNetwork.ETHEREUM);
    assertBroken(ledger, BrokenRule.Rule.FORMAT, block(1, List.of(), tx(1, A, B), tx(1, A, B)));
    ledger.append(block(1, List.of(), tx(1, A, B)));
    assertBroken(ledger, BrokenRule.Rule.FORMAT, block(2, List.of(), tx(1, A, B)));
    assertThat(ledger.txCount()).isEqualTo(1);
  }

  private static void assertBroken(MemoryAccounts ledger, BrokenRule.Rule rule, EvmBlock block) {
    assertThatThrownBy(() -> ledger.append(block))
        .isInstanceOfSatisfying(BrokenRule.class, e -> assertThat(e.rule()).isEqualTo(rule));
  }

  /// Recomputed by hand from the definition of the digest.
  @Test
  void digestsEmptyLedgersByNetworkAndBlocksByTheirFacts() throws Exception {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    byte[] start = sha256.digest("entente accounts 1 1".getBytes(StandardCharsets.US_ASCII));
    assertThat(ledger().digest()).isEqualTo(Hex.encode(start));

    Hash256 topic =
        Hash256.ofHex("ef519b7eb82aaf6ac376a6df2d793843ebfd593de5f1a0601d3cc6ab49ebb395");
    EvmLog log = new EvmLog(TOKEN.contract(), List.of(topic), new byte[] {1, 2}, 6);
    Transfer token = new Transfer(TransferKind.TOKEN, A, B, TOKEN, Uint256.of(258), 5);
    EvmTx tx =
        new EvmTx(hash(7), 2, A, null, EvmTx.Success.DONE, List.of(gas(A, 1), token), List.of(log));
    EvmBlock block =
        new EvmBlock(
            hash(101),
            hash(100),
            1,
            1000,
            Uint256.of(77),
            B,
            Uint256.of(3),
            EnumSet.of(EvmBlock.Proof.HEADER, EvmBlock.Proof.TRACES),
            List.of(tx),
            List.of(transfer(TransferKind.WITHDRAWAL, null, B, Asset.NATIVE, 4)));
    String a = "00".repeat(19) + "0a";
    String b = "00".repeat(19) + "0b";
    String contract = "00".repeat(19) + "70";
    String facts =
        hash(101).hex() + hash(100).hex() + "0100000000000000" + "e803000000000000" + "21";
    facts += b + "00".repeat(31) + "03" + "01000000" + "01000000";
    facts += hash(7).hex() + "02" + "01" + "01" + a + "02000000";
    facts += "00" + "01" + a + "00" + "00".repeat(31) + "01" + "ffffffff";
    facts += "03" + "03" + a + b + "01" + contract + "00".repeat(30) + "0102" + "05000000";
    facts += "01000000" + contract + "06000000" + "01" + topic.hex() + "02000000" + "0102";
    facts += "01000000" + "04" + "02" + b + "00" + "00".repeat(31) + "04" + "ffffffff";
    sha256.update(start);
    sha256.update(MessageDigest.getInstance("SHA-256").digest(Hex.decode(facts)));
    assertThat(ledger(block).digest()).isEqualTo(Hex.encode(sha256.digest()));
  }

  @Test
  void fulfilsTheContractOnRandomHistories() {
    for (Shape shape : List.of(Shape.WHOLE, Shape.GAPS, Shape.TINY, Shape.TINY_GAPS, Shape.WIDE)) {
      for (long seed = 0; seed < 6; seed++) {
        List<EvmBlock> blocks = RandomEvmBlocks.blocks(seed, shape);
        AccountView ledger = new MemoryAccounts(EvmNetwork.ETHEREUM, blocks);
        AccountContract.assertSame(ledger, new MemoryAccounts(EvmNetwork.ETHEREUM, blocks));
      }
    }
  }

  @Test
  void takingBlocksBackGivesTheLedgerFromBefore() {
    List<EvmBlock> blocks = RandomEvmBlocks.blocks(3, Shape.WHOLE);
    MemoryAccounts ledger = new MemoryAccounts(EvmNetwork.ETHEREUM, blocks);
    AccountView before = ledger.before(6);
    ledger.truncate(6);
    AccountContract.assertSameNow(before, ledger);
    blocks.subList(6, blocks.size()).forEach(ledger::append);
    AccountContract.assertSameNow(new MemoryAccounts(EvmNetwork.ETHEREUM, blocks), ledger);
  }

  @Test
  void randomHistoriesShowEveryOddityThereIs() {
    Set<String> met = new TreeSet<>();
    for (long seed = 0; seed < 20; seed++) {
      for (Shape shape : List.of(Shape.GAPS, Shape.WIDE)) {
        oddities(new MemoryAccounts(EvmNetwork.ETHEREUM, RandomEvmBlocks.blocks(seed, shape)), met);
      }
    }
    oddities(new MemoryAccounts(EvmNetwork.ETHEREUM, RandomEvmBlocks.blocks(1, Shape.HUB)), met);
    assertThat(met)
        .containsExactly(
            "amount of 256 bits",
            "balance of all bits",
            "block without hash",
            "burn",
            "failed, with gas",
            "gap",
            "hub",
            "kept log",
            "mint",
            "more than was seen",
            "reward",
            "self-transfer",
            "transaction without recipient",
            "withdrawal",
            "zero amount");
  }

  private static void oddities(AccountView view, Set<String> met) {
    for (int b = 0; b < view.blockCount(); b++) {
      note(met, view.block(b).hash().equals(EvmBlock.UNKNOWN_HASH), "block without hash");
      note(met, b > 0 && view.block(b).number() > view.block(b - 1).number() + 1, "gap");
    }
    for (long tx = 0; tx < view.txCount(); tx++) {
      long first = view.firstTransfer(tx);
      boolean paid = first < view.firstTransfer(tx + 1) && view.kind(first) == TransferKind.GAS;
      boolean failed = view.tx(tx).success() == EvmTx.Success.FAILED;
      note(met, failed && paid, "failed, with gas");
      boolean nobody = view.tx(tx).to() == AccountView.NONE;
      note(met, nobody && !view.isCredits(tx), "transaction without recipient");
      note(met, !view.logs(tx).isEmpty(), "kept log");
    }
    for (long t = 0; t < view.transferCount(); t++) {
      long from = view.fromHolding(t);
      long to = view.toHolding(t);
      boolean token = view.kind(t) == TransferKind.TOKEN;
      note(met, view.kind(t) == TransferKind.WITHDRAWAL, "withdrawal");
      note(met, view.kind(t) == TransferKind.REWARD, "reward");
      note(met, from == to, "self-transfer");
      note(met, view.amount(t).isZero(), "zero amount");
      note(met, view.amount(t).bitLength() == 256, "amount of 256 bits");
      note(met, token && EvmAddress.ZERO.equals(view.addressOrNull(from)), "mint");
      note(met, token && EvmAddress.ZERO.equals(view.addressOrNull(to)), "burn");
      if (from != AccountView.NONE) {
        note(met, view.seenBefore(from, t).compareTo(view.amount(t)) < 0, "more than was seen");
      }
    }
    for (long h = 0; h < view.holdingCount(); h++) {
      note(
          met, view.seenBefore(h, view.transferCount()).equals(Uint256.MAX), "balance of all bits");
      int count = 0;
      for (long t = view.firstTransferOf(h); t != AccountView.NONE; t = view.nextTransfer(h, t)) {
        count++;
      }
      note(met, count > 600, "hub");
    }
  }

  private static void note(Set<String> met, boolean so, String oddity) {
    if (so) {
      met.add(oddity);
    }
  }
}
