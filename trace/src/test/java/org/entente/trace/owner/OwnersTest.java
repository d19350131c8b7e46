package org.entente.trace.owner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.base.Hex;
import org.entente.base.Uint256;
import org.entente.chain.abi.EventForm;
import org.entente.chain.evm.Authorisation;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.KeptLogs;
import org.entente.chain.evm.Transfer;
import org.entente.chain.evm.TransferKind;
import org.entente.chain.evm.memory.MemoryAccounts;
import org.entente.trace.owner.Hold.Role;
import org.entente.trace.owner.Hold.Sure;
import org.junit.jupiter.api.Test;

class OwnersTest {
  /// Mainnet, block 22431084, transaction 0xb19ac23d…: a Safe 1.4.1 of one owner.
  private static final EvmAddress SAFE =
      EvmAddress.parse("0x01e97fac6019caf9e909a771e0db571aa9e8f6ed");

  private static final EvmAddress FACTORY =
      EvmAddress.parse("0x4e1dcf7ad4e460cfd30791ccc4f9c8a4f820ec67");
  private static final EvmAddress CODE =
      EvmAddress.parse("0x41675c099f32341bf84bfc5382af534df5c7461a");
  private static final EvmAddress OWNER =
      EvmAddress.parse("0xa4186560bd075f0d814e2b886cdd142e8605effe");
  private static final EvmLog REAL_SETUP =
      new EvmLog(
          SAFE,
          List.of(OwnerEvents.SAFE_SETUP.topic(), word(FACTORY)),
          Hex.decode(
              "0000000000000000000000000000000000000000000000000000000000000080"
                  + "0000000000000000000000000000000000000000000000000000000000000001"
                  + "000000000000000000000000bd89a1ce4dde368ffab0ec35506eece0b1ffdc54"
                  + "000000000000000000000000fd0732dc9e303f09fcef3a7388ad10a83459ec99"
                  + "0000000000000000000000000000000000000000000000000000000000000001"
                  + "000000000000000000000000a4186560bd075f0d814e2b886cdd142e8605effe"),
          194);
  private static final EvmLog REAL_CREATION =
      new EvmLog(
          FACTORY,
          List.of(OwnerEvents.CREATED.topic(), word(SAFE)),
          Hex.decode("00000000000000000000000041675c099f32341bf84bfc5382af534df5c7461a"),
          195);
  private static final EvmAddress ENTRY =
      EvmAddress.parse("0x0000000071727de22e5e9d8baf0edac6f37da032");
  private static final EvmAddress A =
      EvmAddress.parse("0x00000000000000000000000000000000000000aa");
  private static final EvmAddress B =
      EvmAddress.parse("0x00000000000000000000000000000000000000bb");
  private static final EvmAddress C =
      EvmAddress.parse("0x00000000000000000000000000000000000000cc");

  private final List<EvmBlock> blocks = new ArrayList<>();

  private static Hash256 word(EvmAddress address) {
    return Hash256.ofHex("0".repeat(24) + address.toString().substring(2));
  }

  private static EvmLog log(EvmAddress contract, EventForm form, int topics, Hash256... words) {
    List<Hash256> all = new ArrayList<>(List.of(form.topic()));
    all.addAll(List.of(words).subList(0, topics));
    byte[] data = new byte[(words.length - topics) * Hash256.BYTES];
    for (int i = topics; i < words.length; i++) {
      words[i].write(data, (i - topics) * Hash256.BYTES);
    }
    return new EvmLog(contract, all, data, 0);
  }

  private void block(EvmAddress from, EvmTx.Success success, EvmLog... logs) {
    int number = blocks.size() + 1;
    Transfer gas =
        new Transfer(
            TransferKind.GAS, from, null, Asset.NATIVE, Uint256.of(number), Transfer.NO_LOG);
    EvmTx tx =
        new EvmTx(new Hash256(0, 0, 0, number), 2, from, A, success, List.of(gas), List.of(logs));
    blocks.add(
        new EvmBlock(
            new Hash256(1, 0, 0, number),
            number == 1 ? EvmBlock.UNKNOWN_HASH : new Hash256(1, 0, 0, number - 1),
            number,
            1000L * number,
            Uint256.ZERO,
            EvmAddress.ZERO,
            Uint256.ZERO,
            Set.of(),
            List.of(tx),
            List.of()));
  }

  private AccountOwners owners(EvmAddress account, int atBlocks) {
    return Owners.of(
            new MemoryAccounts(EvmNetwork.ETHEREUM, blocks.subList(0, atBlocks)), List.of(account))
        .getFirst();
  }

  private AccountOwners owners(EvmAddress account) {
    return owners(account, blocks.size());
  }

  private static List<EvmAddress> who(AccountOwners owners, Role role) {
    return owners.holds().stream()
        .filter(hold -> hold.stands() && hold.role() == role)
        .map(Hold::who)
        .toList();
  }

  @Test
  void aLedgerKeepsTheEventsThatTellOfOwners() {
    for (EventForm form : OwnerEvents.KEPT) {
      EvmLog log = new EvmLog(A, List.of(form.topic()), new byte[0], 0);
      assertThat(KeptLogs.keeps(log)).as(form.signature()).isTrue();
    }
    assertThat(KeptLogs.keeps(new Authorisation(A, B, Uint256.ZERO, Uint256.ZERO).log(0))).isTrue();
  }

  @Test
  void aRealSafeHasTheOwnerThatItsSetupNames() {
    block(C, EvmTx.Success.DONE, REAL_SETUP, REAL_CREATION);
    AccountOwners safe = owners(SAFE);
    assertThat(safe.threshold()).isEqualTo(Uint256.ONE);
    assertThat(who(safe, Role.OWNER)).containsExactly(OWNER);
    assertThat(who(safe, Role.CODE)).containsExactly(CODE);
    assertThat(safe.controllers())
        .allMatch(hold -> hold.sure() == Sure.KNOWN_CONTRACT && hold.who().equals(OWNER));
  }

  @Test
  void ownersChangeAndAreAnsweredAsOfABlock() {
    block(C, EvmTx.Success.DONE, REAL_SETUP, REAL_CREATION);
    block(C, EvmTx.Success.DONE, log(SAFE, OwnerEvents.ADDED, 1, word(B)));
    block(
        C,
        EvmTx.Success.DONE,
        log(SAFE, OwnerEvents.REMOVED, 0, word(OWNER)),
        log(SAFE, OwnerEvents.THRESHOLD, 0, new Hash256(0, 0, 0, 2)),
        log(SAFE, OwnerEvents.MODULE_ON, 1, word(C)));
    assertThat(who(owners(SAFE, 1), Role.OWNER)).containsExactly(OWNER);
    assertThat(who(owners(SAFE, 2), Role.OWNER)).containsExactly(OWNER, B);
    AccountOwners now = owners(SAFE);
    assertThat(who(now, Role.OWNER)).containsExactly(B);
    assertThat(who(now, Role.MODULE)).containsExactly(C);
    assertThat(now.threshold()).isEqualTo(Uint256.of(2));
  }

  @Test
  void whatNoKnownFactoryMadeHasOnlyItsOwnWord() {
    EvmLog claimed = log(A, OwnerEvents.CREATED, 1, word(SAFE), word(CODE));
    block(C, EvmTx.Success.DONE, REAL_SETUP, claimed);
    assertThat(owners(SAFE).holds())
        .singleElement()
        .satisfies(hold -> assertThat(hold.sure()).isEqualTo(Sure.OWN_WORD));
  }

  @Test
  void aBundlerAndAPaymasterAreNoOwners() {
    Hash256 one = new Hash256(0, 0, 0, 1);
    EvmLog operation =
        log(ENTRY, OwnerEvents.OPERATION, 3, one, word(A), word(B), one, one, one, one);
    EvmLog deployed = log(ENTRY, OwnerEvents.DEPLOYED, 2, one, word(A), word(SAFE), word(B));
    EvmLog simple = log(A, OwnerEvents.SIMPLE_OWNER, 2, word(ENTRY), word(OWNER));
    block(C, EvmTx.Success.DONE, simple, deployed, operation);
    block(C, EvmTx.Success.DONE, operation);
    AccountOwners account = owners(A);
    assertThat(who(account, Role.BUNDLER)).containsExactly(C);
    assertThat(account.holds())
        .filteredOn(hold -> hold.role() == Role.BUNDLER)
        .allMatch(hold -> hold.times() == 2);
    assertThat(who(account, Role.FACTORY)).containsExactly(SAFE);
    assertThat(account.controllers()).extracting(Hold::who).containsExactly(OWNER);
    EvmLog elsewhere = new EvmLog(B, operation.topics(), operation.data(), 0);
    blocks.clear();
    block(C, EvmTx.Success.DONE, elsewhere);
    assertThat(owners(A).holds()).as("no entry point that is known").isEmpty();
  }

  @Test
  void aDelegationStandsUntilItIsTakenBackEvenInFailedTransactions() {
    block(C, EvmTx.Success.FAILED, new Authorisation(A, B, Uint256.ZERO, Uint256.of(3)).log(0));
    block(C, EvmTx.Success.DONE, new Authorisation(A, SAFE, Uint256.ZERO, Uint256.of(3)).log(0));
    assertThat(who(owners(A), Role.DELEGATE)).as("a nonce serves once").containsExactly(B);
    block(
        C,
        EvmTx.Success.DONE,
        new Authorisation(A, EvmAddress.ZERO, Uint256.ONE, Uint256.of(4)).log(0));
    assertThat(who(owners(A), Role.DELEGATE)).isEmpty();
    assertThat(who(owners(A), Role.KEY)).containsExactly(A);
    assertThat(who(owners(A, 2), Role.DELEGATE)).containsExactly(B);
    assertThat(who(owners(C), Role.KEY)).as("it signs").containsExactly(C);
  }

  @Test
  void aProxysCodeAdminAndOwnerAreTheLastNamed() {
    block(
        C,
        EvmTx.Success.DONE,
        log(A, OwnerEvents.UPGRADED, 1, word(B)),
        log(A, OwnerEvents.ADMIN, 0, word(EvmAddress.ZERO), word(C)),
        log(A, OwnerEvents.TRANSFERRED, 2, word(EvmAddress.ZERO), word(OWNER)));
    block(C, EvmTx.Success.DONE, log(A, OwnerEvents.UPGRADED, 1, word(CODE)));
    block(
        C,
        EvmTx.Success.DONE,
        log(A, OwnerEvents.TRANSFERRED, 2, word(OWNER), word(EvmAddress.ZERO)));
    assertThat(who(owners(A), Role.CODE)).containsExactly(CODE);
    assertThat(who(owners(A), Role.ADMIN)).containsExactly(C);
    assertThat(who(owners(A, 2), Role.CONTRACT_OWNER)).containsExactly(OWNER);
    assertThat(who(owners(A), Role.CONTRACT_OWNER)).as("given up").isEmpty();
  }

  @Test
  void malformedEventsSayNothing() {
    EvmLog wild = new EvmLog(SAFE, List.of(OwnerEvents.SAFE_SETUP.topic()), new byte[3], 0);
    EvmLog far =
        log(
            SAFE,
            OwnerEvents.SAFE_SETUP,
            1,
            word(A),
            new Hash256(0, 0, 0, 0x7fffff00L),
            word(A),
            word(A),
            word(A));
    block(C, EvmTx.Success.DONE, wild, far, log(SAFE, OwnerEvents.ADDED, 0));
    assertThat(owners(SAFE).holds()).isEmpty();
  }

  @Test
  void codeThatOnlyPointsElsewhereIsSeenThrough() {
    String target = "bebebebebebebebebebebebebebebebebebebebe"; // the example of EIP-1167
    EvmAddress code = EvmAddress.parse("0x" + target);
    String proxy = "363d3d373d3d3d363d73" + target + "5af43d82803e903d91602b57fd5bf3";
    assertThat(Owners.behind(Hex.decode(proxy))).isEqualTo(code);
    assertThat(Owners.behind(Hex.decode("ef0100" + target))).isEqualTo(code);
    assertThat(Owners.behind(Hex.decode(proxy + "00"))).isNull();
    assertThat(Owners.behind(new byte[0])).isNull();
  }
}
