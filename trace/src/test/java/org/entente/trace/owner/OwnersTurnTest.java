package org.entente.trace.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.abi.EventForm;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;
import org.entente.chain.evm.memory.MemoryAccounts;
import org.entente.chain.evm.store1.AccountWriter;
import org.entente.chain.evm.store1.MappedAccounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store on disk whose chain turns: owners that a lost block named are forgotten. `-Dseeds=N`
/// for more.
class OwnersTurnTest {
  private static final long SEEDS = Long.getLong("seeds", 12);
  private static final EvmAddress SAFE = new EvmAddress(0, 0, 0x5afe);
  private static final List<EvmAddress> PEOPLE =
      List.of(new EvmAddress(0, 0, 1000), new EvmAddress(0, 0, 1001), new EvmAddress(0, 0, 1002));

  @TempDir private Path folder;

  private static EvmLog event(Random random, int index) {
    EvmAddress person = PEOPLE.get(random.nextInt(PEOPLE.size()));
    EventForm form =
        List.of(
                OwnerEvents.ADDED,
                OwnerEvents.REMOVED,
                OwnerEvents.MODULE_ON,
                OwnerEvents.MODULE_OFF,
                OwnerEvents.THRESHOLD)
            .get(random.nextInt(5));
    byte[] data = new byte[32];
    if (form == OwnerEvents.THRESHOLD) {
      data[31] = (byte) (1 + random.nextInt(3));
    } else {
      person.write(data, 12);
    }
    return new EvmLog(SAFE, List.of(form.topic()), data, index);
  }

  /// The next block of one branch; the same transaction may stand on several.
  private static EvmBlock next(List<EvmBlock> chain, long branch, Random random) {
    int number = chain.size() + 1;
    List<EvmLog> logs = new ArrayList<>();
    for (int i = 0; i < random.nextInt(3); i++) {
      logs.add(event(random, i));
    }
    Transfer gas =
        new Transfer(
            TransferKind.GAS,
            PEOPLE.getFirst(),
            null,
            Asset.NATIVE,
            Uint256.of(number),
            Transfer.NO_LOG);
    EvmTx tx =
        new EvmTx(
            new Hash256(0, 0, random.nextInt(2), number),
            2,
            PEOPLE.getFirst(),
            SAFE,
            EvmTx.Success.DONE,
            List.of(gas),
            logs);
    return new EvmBlock(
        new Hash256(1, branch, 0, number),
        chain.isEmpty() ? EvmBlock.UNKNOWN_HASH : chain.getLast().hash(),
        number,
        1000L * number,
        Uint256.ZERO,
        EvmAddress.ZERO,
        Uint256.ZERO,
        Set.of(),
        List.of(tx),
        List.of());
  }

  @Test
  void ownersOfALostBranchAreForgotten() throws IOException {
    int named = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      Path store = folder.resolve("store" + seed);
      List<EvmBlock> chain = new ArrayList<>();
      for (long branch = 0; branch < 4; branch++) {
        int kept = chain.isEmpty() ? 0 : random.nextInt(chain.size());
        chain.subList(kept, chain.size()).clear();
        try (AccountWriter writer = AccountWriter.open(store, EvmNetwork.ETHEREUM)) {
          writer.truncate(kept);
          for (int i = 0; i < 3 + random.nextInt(8); i++) {
            EvmBlock block = next(chain, branch, random);
            writer.append(block);
            chain.add(block);
          }
          writer.commit();
        }
        named += compare(store, chain, "seed " + seed + ", branch " + branch);
      }
    }
    assertThat(named).as("there are owners at all").isGreaterThan((int) SEEDS);
  }

  /// With the same chain, never turned, at its end and at each of its blocks.
  private static int compare(Path store, List<EvmBlock> chain, String at) throws IOException {
    int named = 0;
    List<EvmAddress> asked = List.of(SAFE, PEOPLE.getFirst());
    try (MappedAccounts turned = MappedAccounts.open(store)) {
      for (int blocks = 1; blocks <= chain.size(); blocks++) {
        MemoryAccounts straight = new MemoryAccounts(EvmNetwork.ETHEREUM, chain.subList(0, blocks));
        List<AccountOwners> owners = Owners.of(turned.before(blocks), asked);
        assertThat(owners).as(at + ", block " + blocks).isEqualTo(Owners.of(straight, asked));
        named += owners.getFirst().holds().size();
      }
      assertThat(Owners.of(turned, asked))
          .as(at)
          .isEqualTo(Owners.of(new MemoryAccounts(EvmNetwork.ETHEREUM, chain), asked));
      assertThat(SameOwners.of(turned, asked))
          .as(at)
          .isEqualTo(SameOwners.of(new MemoryAccounts(EvmNetwork.ETHEREUM, chain), asked));
    }
    return named;
  }
}
