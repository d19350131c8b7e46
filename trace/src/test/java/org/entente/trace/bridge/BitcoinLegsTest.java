package org.entente.trace.bridge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.entente.base.Hash256;
import org.entente.base.Hex;
import org.entente.base.Network;
import org.entente.base.TxId;
import org.entente.base.Uint256;
import org.entente.chain.BlockBuilder;
import org.entente.chain.BlockBuilder.Pay;
import org.entente.chain.BlockBuilder.Spend;
import org.entente.chain.ChainView;
import org.entente.chain.memory.MemoryChain;
import org.entente.trace.bridge.BridgeLeg.In;
import org.entente.trace.bridge.BridgeLeg.Out;
import org.junit.jupiter.api.Test;

class BitcoinLegsTest {
  private static final String THERE = "0x7a093cebfa77403672d68e1c22d0681400a36682";

  private final BlockBuilder block = new BlockBuilder().height(1).time(1_700_000_000);
  private final TxId first = block.coinbase("a", Pay.to("thief", 1000), Pay.to("vault", 5000));

  private ChainView chain() {
    return new MemoryChain(Network.REGTEST, List.of(block.build()));
  }

  private static Pay memo(String text) {
    return new Pay(0, push(text.getBytes(US_ASCII)));
  }

  static byte[] push(byte[] payload) {
    boolean small = payload.length <= 75;
    byte[] head = small ? new byte[] {0x6a, 0} : new byte[] {0x6a, 0x4c, 0};
    head[head.length - 1] = (byte) payload.length;
    byte[] script = Arrays.copyOf(head, head.length + payload.length);
    System.arraycopy(payload, 0, script, head.length, payload.length);
    return script;
  }

  @Test
  void aSwapMemoMakesTheFirstForeignOutputADeposit() {
    TxId deposit =
        block.tx(
            List.of(Spend.of(first, 0)),
            List.of(
                Pay.to("thief", 300), // change, put first
                Pay.to("vault", 600),
                memo("=:e:" + THERE + ":0/1/0")));
    ChainView chain = chain();
    BitcoinLegs legs = new BitcoinLegs(chain);
    long tx = chain.findTx(deposit);
    long output = chain.firstOutput(tx) + 1;
    Out out = Objects.requireNonNull(legs.out(output));
    assertThat(out.id()).isEqualTo("thorchain:" + deposit.toString().toUpperCase(Locale.ROOT));
    assertThat(out.spot().amount()).isEqualTo(Uint256.of(600));
    assertThat(out.to())
        .isEqualTo(new BridgeLeg.Destination(ChainName.Evm.of(1), THERE, "ETH.ETH"));
    assertThat(legs.out(output - 1)).as("change").isNull();
    assertThat(legs.out(chain.firstOutput(0))).as("no memo").isNull();
  }

  @Test
  void payoutsAreFoundByTheInboundThatTheyName() {
    String hash = "1F".repeat(32);
    TxId out =
        block.tx(
            List.of(Spend.of(first, 1)),
            List.of(Pay.to("payee", 40), Pay.to("vault", 4900), memo("OUT:" + hash)));
    TxId refund =
        block.tx(
            List.of(Spend.of(out, 1)),
            List.of(Pay.to("vault", 4800), Pay.to("thief", 30), memo("REFUND:" + hash)));
    block.tx(
        List.of(Spend.of(refund, 0)),
        List.of(Pay.to("other", 4700), memo("OUT:" + "1E".repeat(32))));
    ChainView chain = chain();
    List<In> in = new BitcoinLegs(chain).in("thorchain:" + hash);
    assertThat(in).extracting(leg -> leg.spot().amount().toLong()).containsExactly(40L, 30L);
    assertThat(in).extracting(In::refund).containsExactly(false, true);
    assertThat(new BitcoinLegs(chain).in("across:1:2")).isEmpty();
    assertThat(new BitcoinLegs(chain).in("thorchain:" + "00".repeat(32))).isEmpty();
  }

  @Test
  void aLongMemoIsPushedAnotherWay() {
    String hash = "1F".repeat(32);
    byte[] text = ("OUT:" + hash.toLowerCase(Locale.ROOT)).getBytes(US_ASCII);
    byte[] script = new byte[3 + text.length];
    script[0] = 0x6a;
    script[1] = 0x4c;
    script[2] = (byte) text.length;
    System.arraycopy(text, 0, script, 3, text.length);
    block.tx(List.of(Spend.of(first, 1)), List.of(Pay.to("payee", 40), new Pay(0, script)));
    assertThat(new BitcoinLegs(chain()).in("thorchain:" + hash)).hasSize(1);
  }

  /// The example of Chainflip's own tests (`vault_swap_encoding.rs`), which goes to Polkadot.
  @Test
  void chainflipsPayloadIsTakenOnlyIfEveryByteFits() {
    byte[] example =
        Hex.decode(
            "0004"
                + "09".repeat(32)
                + "0500"
                + "ff".repeat(16)
                + "ffff"
                + "0200"
                + "050a"
                + "0806070809");
    assertThat(VaultSwap.parse(example))
        .isEqualTo(
            new BridgeLeg.Destination(
                new ChainName.Other("polkadot"), "0x" + "09".repeat(32), "DOT"));
    for (int cut = 0; cut < example.length; cut++) {
      assertThat(VaultSwap.parse(Arrays.copyOf(example, cut))).isNull();
    }
    assertThat(VaultSwap.parse(Arrays.copyOf(example, example.length + 1))).isNull();
    block.tx(List.of(Spend.of(first, 0)), List.of(Pay.to("vault", 600), new Pay(0, push(example))));
    ChainView chain = chain();
    Out out = Objects.requireNonNull(new BitcoinLegs(chain).out(chain.firstOutput(1)));
    assertThat(out.protocol()).isEqualTo(Protocol.CHAINFLIP);
    assertThat(out.id()).isNull();
  }

  @Test
  void anOutputThatAnotherLedgerNamesIsADepositInEitherByteOrder() {
    TxId deposit = block.tx(List.of(Spend.of(first, 0)), List.of(Pay.to("wallet", 600)));
    ChainView chain = chain();
    Hash256 shown = deposit.hash().reversed();
    for (Hash256 order : List.of(shown, shown.reversed())) {
      BitcoinLegs legs = new BitcoinLegs(chain);
      legs.name(new AccountLegs.NamedOutput(order, Uint256.ZERO, "avalanche:x:0"));
      legs.name(new AccountLegs.NamedOutput(order, Uint256.of(1), "avalanche:x:1"));
      Out out = Objects.requireNonNull(legs.out(chain.firstOutput(chain.findTx(deposit))));
      assertThat(out.id()).isEqualTo("avalanche:x:0");
    }
  }
}
