package org.entente.trace.exit;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.abi.EventForm;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;
import org.entente.chain.evm.memory.MemoryAccounts;
import org.entente.trace.label.LabelBook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExitWatchTest {
  private static final EvmAddress THIEF = new EvmAddress(1, 2, 1);
  private static final Asset USDT =
      Asset.erc20(EvmAddress.parse("0xdac17f958d2ee523a2206206994597c13d831ec7"));

  private static EvmBlock block(long number, String event) {
    Transfer value =
        new Transfer(
            TransferKind.VALUE,
            new EvmAddress(1, 2, 9),
            THIEF,
            Asset.NATIVE,
            Uint256.of(number),
            Transfer.NO_LOG);
    byte[] data = new byte[32];
    THIEF.write(data, 12);
    EvmLog log = new EvmLog(USDT.contract(), List.of(EventForm.of(event).topic()), data, 9);
    EvmTx tx =
        new EvmTx(
            new Hash256(1, 1, 1, number),
            2,
            THIEF,
            THIEF,
            EvmTx.Success.DONE,
            List.of(value),
            List.of(log));
    return new EvmBlock(
        new Hash256(7, 7, 7, number),
        new Hash256(7, 7, 7, number - 1),
        number,
        1_700_000_000 + number,
        Uint256.ZERO,
        EvmAddress.ZERO,
        Uint256.ZERO,
        Set.of(),
        List.of(tx),
        List.of());
  }

  private static final String FROZEN = "AddedBlackList(address a)";
  private static final String FREED = "RemovedBlackList(address a)";
  private static final String OTHER = "Other(address a)";

  private static AccountView ledger(String... events) {
    List<EvmBlock> blocks = new ArrayList<>();
    for (String event : events) {
      blocks.add(block(blocks.size() + 1, event));
    }
    return new MemoryAccounts(EvmNetwork.ETHEREUM, blocks);
  }

  private static @Nullable Exit at(ExitWatch watch, AccountView view, Asset asset) {
    ExitWatch.Reached place =
        new ExitWatch.Reached("ethereum", "x", THIEF.toString(), "x", BigInteger.TEN, null, null);
    return watch.at(place, view, THIEF, asset);
  }

  private static Exit.Status status(ExitWatch watch, AccountView view) {
    return requireNonNull(at(watch, view, USDT)).status();
  }

  @Test
  void aTokenThatItsIssuerCanFreezeIsAnExitAndEtherIsNone() {
    ExitWatch watch = new ExitWatch(LabelBook.NONE);
    Exit exit = requireNonNull(at(watch, ledger(OTHER), USDT));
    assertThat(exit.kind()).isEqualTo(Exit.Kind.ISSUER);
    assertThat(exit.stoppers().getFirst().who()).isEqualTo("Tether");
    assertThat(exit.stoppers().getFirst().how()).startsWith("addBlackList(address) at 0xdac17f");
    assertThat(at(watch, ledger(OTHER), Asset.NATIVE)).isNull();
  }

  @Test
  void freezesAreReadOnAsTheLedgerGrowsAndAnewWhenItTurns() {
    ExitWatch watch = new ExitWatch(LabelBook.NONE);
    assertThat(status(watch, ledger(OTHER))).isEqualTo(Exit.Status.OPEN);
    assertThat(status(watch, ledger(OTHER, FROZEN))).isEqualTo(Exit.Status.FROZEN);
    assertThat(status(watch, ledger(OTHER, FROZEN, OTHER, FREED))).isEqualTo(Exit.Status.OPEN);
    assertThat(status(watch, ledger(OTHER, FROZEN, OTHER))).isEqualTo(Exit.Status.FROZEN);
    assertThat(status(watch, ledger(OTHER))).isEqualTo(Exit.Status.OPEN);
  }
}
