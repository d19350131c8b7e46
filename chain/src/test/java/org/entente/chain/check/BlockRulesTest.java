package org.entente.chain.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.entente.base.BlockHash;
import org.entente.base.Network;
import org.entente.chain.Block;
import org.entente.chain.BrokenRule;
import org.entente.chain.BrokenRule.Rule;
import org.entente.chain.read.BlockParser;
import org.entente.chain.read.RawBlocks;
import org.entente.chain.read.RawBlocks.Out;
import org.entente.chain.read.RawBlocks.Tx;
import org.junit.jupiter.api.Test;

class BlockRulesTest {
  private static final byte[] PARENT = {
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26,
    27, 28, 29, 30, 31, 32
  };
  private static final byte[] SCRIPT = {0x51};

  private static Block parse(byte[] raw) {
    return new BlockParser(Network.REGTEST).parse(raw);
  }

  private static List<Tx> txs(Tx... others) {
    List<Tx> txs = new ArrayList<>();
    txs.add(Tx.coinbase(200, 100));
    txs.addAll(List.of(others));
    return txs;
  }

  private static Tx payment(int vout) {
    return new Tx().spend(PARENT, vout, new byte[3]).pay(10, SCRIPT);
  }

  private static byte[] raw(Tx... others) {
    return RawBlocks.block(PARENT, 1_700_000_000, txs(others));
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertBroken(
      byte[] raw, Rule rule) {
    return assertThatThrownBy(() -> new BlockRules(Network.REGTEST).check(parse(raw)))
        .isInstanceOfSatisfying(
            BrokenRule.class, broken -> assertThat(broken.rule()).isEqualTo(rule));
  }

  @Test
  void aValidBlockPasses() {
    Block block = parse(raw(payment(0), payment(1), payment(2)));
    new BlockRules(Network.REGTEST).check(block);
    assertThat(block.height()).isEqualTo(200);
  }

  @Test
  void aBlockOfRegtestHasNotTheWorkOfMainnet() {
    Block block = parse(raw());
    assertThatThrownBy(() -> new BlockRules(Network.MAINNET).check(block))
        .hasMessageContaining("bits 207fffff are easier than mainnet allows");
  }

  @Test
  void aHashAboveItsTargetIsRefused() {
    byte[] raw = raw();
    do {
      raw[76]++;
    } while (ProofOfWork.isMet(RawBlocks.blockHash(raw).hash(), 0x207fffff, Network.REGTEST));
    assertBroken(raw, Rule.PROOF_OF_WORK);
  }

  @Test
  void repeatedTransactionsThatKeepTheRootAreRefused() {
    Tx last = payment(1);
    byte[] raw = raw(payment(0), last);
    byte[] repeated = new Out().bytes(raw).bytes(last.bytes(true)).toByteArray();
    repeated[80] = 4;
    assertBroken(repeated, Rule.MERKLE_ROOT).hasMessageContaining("CVE-2012-2459");
  }

  @Test
  void aChangedTransactionDoesNotFitTheRoot() {
    byte[] raw = raw(payment(0));
    raw[raw.length - 1]++;
    assertBroken(raw, Rule.MERKLE_ROOT);
  }

  @Test
  void aChangedWitnessDoesNotFitTheCommitment() {
    byte[] raw = raw(witnessed());
    parse(raw);
    raw[raw.length - 5]++;
    assertBroken(raw, Rule.WITNESS_COMMITMENT).hasMessageContaining("not those");
  }

  @Test
  void aWitnessWithoutCommitmentIsRefused() {
    List<Tx> txs = txs(witnessed());
    Out body = new Out().size(2).bytes(txs.get(0).bytes(true)).bytes(txs.get(1).bytes(true));
    byte[] ids = new Out().bytes(txs.get(0).id()).bytes(txs.get(1).id()).toByteArray();
    byte[] root = new MerkleTree().root(ids, 2).bytes();
    assertBroken(RawBlocks.mine(PARENT, 9, root, body.toByteArray()), Rule.WITNESS_COMMITMENT)
        .hasMessageContaining("no commitment");
  }

  private static Tx witnessed() {
    return new Tx().spend(PARENT, 0, new byte[0], new byte[] {1, 2, 3}).pay(10, SCRIPT);
  }

  @Test
  void valuesOutOfRangeAreRefused() {
    assertBroken(raw(payment(0).pay(-1, SCRIPT)), Rule.VALUE_RANGE);
    assertBroken(raw(payment(0).pay(SpendRules.MAX_SAT + 1, SCRIPT)), Rule.VALUE_RANGE);
    assertBroken(raw(payment(0).pay(SpendRules.MAX_SAT - 9, SCRIPT)), Rule.VALUE_RANGE)
        .hasMessageContaining("sum");
    assertThatCode(() -> parse(raw(payment(0).pay(SpendRules.MAX_SAT - 10, SCRIPT))))
        .doesNotThrowAnyException();
  }

  @Test
  void anOutputSpentTwiceIsRefusedAcrossAndWithinTransactions() {
    assertBroken(raw(payment(3), payment(4), payment(3)), Rule.DOUBLE_SPEND);
    assertBroken(raw(payment(3).spend(PARENT, 3, new byte[0])), Rule.DOUBLE_SPEND);
  }

  @Test
  void theFirstTransactionAndNoOtherIsACoinbase() {
    assertBroken(raw(Tx.coinbase(200, 5)), Rule.FORMAT).hasMessageContaining("coinbase input");
    assertBroken(RawBlocks.block(PARENT, 9, new ArrayList<>(List.of(payment(0)))), Rule.FORMAT)
        .hasMessageContaining("no coinbase");
    Tx two = Tx.coinbase(200, 5).spend(PARENT, 0, new byte[0]);
    assertBroken(RawBlocks.block(PARENT, 9, new ArrayList<>(List.of(two))), Rule.FORMAT)
        .hasMessageContaining("coinbase input");
  }

  @Test
  void theCoinbaseScriptHasTwoToHundredBytes() {
    for (int length : new int[] {0, 1, 101, 300}) {
      Tx tx = new Tx().spend(new byte[32], -1, new byte[length]).pay(1, SCRIPT);
      assertBroken(RawBlocks.block(PARENT, 9, new ArrayList<>(List.of(tx))), Rule.FORMAT)
          .hasMessageContaining("2 to 100");
    }
  }

  @Test
  void theHeightOfTheChainMustStandInTheCoinbase() {
    Block block = parse(raw());
    assertThatCode(() -> BlockRules.checkHeight(block, Network.REGTEST, 200))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> BlockRules.checkHeight(block, Network.REGTEST, 201))
        .hasMessageContaining("the chain says 201, the coinbase 200");
  }

  @Test
  void heightsAreWrittenInTheShortestForm() {
    for (int height : new int[] {0, 1, 16, 17, 127, 128, 255, 256, 32767, 32768, 227931, 8388608}) {
      byte[] prefix = Bip34.prefix(height);
      assertThat(Bip34.read(prefix, 0, prefix.length)).isEqualTo(height);
    }
    assertThat(Bip34.prefix(16)).containsExactly(0x60);
    assertThat(Bip34.prefix(17)).containsExactly(1, 17);
    assertThat(Bip34.prefix(128)).containsExactly(2, 0x80, 0);
    assertThat(Bip34.prefix(227_931)).containsExactly(3, 0x5b, 0x7a, 3);
  }

  @Test
  void heightsAreBelievedOnMainnetOnlyNearTheTimeOfTheBlock() {
    assertThat(Bip34.isPlausible(300_025, 1_399_703_554, Network.MAINNET)).isTrue();
    assertThat(Bip34.isPlausible(845_000, 1_716_800_000, Network.MAINNET)).isTrue();
    assertThat(Bip34.isPlausible(1_983_702, 1_348_310_759, Network.MAINNET)).isFalse();
    assertThat(Bip34.isPlausible(-1, 1_348_310_759, Network.MAINNET)).isFalse();
  }

  @Test
  void targetsAndWorkAreThoseOfCore() {
    assertThat(ProofOfWork.target(0x1b0404cb).toString(16))
        .isEqualTo("404cb000000000000000000000000000000000000000000000000");
    assertThat(ProofOfWork.target(0x01003456)).isEqualTo(BigInteger.ZERO);
    assertThat(ProofOfWork.target(0x02123456)).isEqualTo(BigInteger.valueOf(0x1234));
    assertThat(ProofOfWork.target(0x04923456).signum()).isNegative();
    assertThat(ProofOfWork.target(0xff123456).signum()).isNegative();
    assertThat(ProofOfWork.work(0x1d00ffff)).isEqualTo(BigInteger.valueOf(0x1_0001_0001L));
    assertThat(ProofOfWork.work(0x207fffff)).isEqualTo(BigInteger.TWO);
  }

  @Test
  void aCoinbaseMayClaimLessThanSubsidyAndFeesButNotMore() {
    Block block =
        parse(
            RawBlocks.block(PARENT, 9, new ArrayList<>(List.of(Tx.coinbase(150, 2_500_000_007L)))));
    SpendRules.checkSubsidy(block, Network.REGTEST, 150, 7);
    SpendRules.checkSubsidy(block, Network.REGTEST, 150, 8);
    assertThatThrownBy(() -> SpendRules.checkSubsidy(block, Network.REGTEST, 150, 6))
        .isInstanceOf(BrokenRule.class);
  }

  @Test
  void feesAreWhatIsLeftAndNeverNegative() {
    Block block = parse(raw(payment(0)));
    assertThat(SpendRules.fees(block, 1, 15)).isEqualTo(5);
    assertThatThrownBy(() -> SpendRules.fees(block, 1, 9)).hasMessageContaining("pays out 10");
    assertThatThrownBy(() -> SpendRules.fees(block, 1, -1)).isInstanceOf(BrokenRule.class);
  }

  @Test
  void hashesAreOfTheHeader() {
    byte[] raw = raw();
    BlockHash hash = RawBlocks.blockHash(raw);
    assertThat(parse(raw).hash()).isEqualTo(hash);
    assertThat(parse(raw).parent().hash().bytes()).isEqualTo(Arrays.copyOf(PARENT, 32));
  }
}
