package org.entente.trace.owner;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PrimitiveIterator;
import org.entente.base.Asset;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.chain.abi.AbiWords;
import org.entente.chain.abi.EventArgs;
import org.entente.chain.abi.EventForm;
import org.entente.chain.abi.MalformedLog;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.Authorisation;
import org.entente.chain.evm.EvmLog;
import org.entente.chain.evm.TransferKind;
import org.entente.trace.owner.Hold.Evidence;
import org.entente.trace.owner.Hold.Role;
import org.entente.trace.owner.Hold.Sure;
import org.jspecify.annotations.Nullable;

/// Reads who controls accounts: the owners of a Safe, of a smart account (ERC-4337), the code that
/// acts for a key's account (EIP-7702), who may replace a proxy's code (EIP-1967), and whether the
/// account signs for itself.
///
/// A contract's log about itself is its own word. What a factory or an entry point logs about
/// another account counts only from those known. Answers hold as of the view's last block: ask a
/// view of [AccountView#before], and what a reorganisation takes back is gone with its blocks.
public final class Owners {
  /// A setup that names more owners is not read to the end.
  private static final int MOST_OWNERS = 1000;

  private final AccountView view;
  private final Map<EvmAddress, Holder> asked = new LinkedHashMap<>();

  private Owners(AccountView view, Collection<EvmAddress> accounts) {
    this.view = view;
    accounts.forEach(account -> asked.put(account, new Holder(account)));
  }

  /// In the order asked. Reads all kept logs once. Accounts that the ledger doesn't know have no
  /// holds.
  public static List<AccountOwners> of(AccountView view, Collection<EvmAddress> accounts) {
    Owners owners = new Owners(view, accounts);
    owners.asked.values().forEach(owners::key);
    PrimitiveIterator.OfLong txs = view.txsWithLogs(0);
    while (txs.hasNext()) {
      long tx = txs.nextLong();
      for (EvmLog log : view.logs(tx)) {
        owners.read(tx, log);
      }
    }
    return owners.asked.values().stream().map(Holder::done).toList();
  }

  /// Only who signs transactions pays for gas.
  private void key(Holder holder) {
    long first = firstSigned(view, view.findAccount(holder.account()));
    if (first != AccountView.NONE) {
      Evidence since = new Evidence(first, Evidence.IN_TRANSACTION, "signature");
      holder.add(Role.KEY, holder.account(), since, Sure.SIGNED);
    }
  }

  /// The first transaction that the account signed, or none.
  static long firstSigned(AccountView view, long account) {
    long ether = view.findAsset(Asset.NATIVE);
    if (account == AccountView.NONE || ether == AccountView.NONE) {
      return AccountView.NONE;
    }
    long holding = view.findHolding(account, ether);
    if (holding == AccountView.NONE) {
      return AccountView.NONE;
    }
    for (long transfer = view.firstTransferOf(holding);
        transfer != AccountView.NONE;
        transfer = view.nextTransfer(holding, transfer)) {
      if (view.kind(transfer) == TransferKind.GAS) {
        return view.txOfTransfer(transfer);
      }
    }
    return AccountView.NONE;
  }

  private void read(long tx, EvmLog log) {
    Authorisation authorisation = Authorisation.of(log);
    try {
      if (authorisation != null) {
        authorised(tx, authorisation);
      } else if (OwnerEvents.SAFE_FACTORIES.contains(log.contract())) {
        created(tx, log);
      } else if (OwnerEvents.ENTRY_POINTS.contains(log.contract())) {
        operation(tx, log);
      }
      Holder holder = asked.get(log.contract());
      if (holder != null && authorisation == null) {
        ownWord(tx, log, holder);
      }
    } catch (MalformedLog _) {
      // another contract's event of the same name: it says nothing that is understood
    }
  }

  private void authorised(long tx, Authorisation one) {
    Holder holder = asked.get(one.authority());
    if (holder == null || !holder.spends(one.nonce())) {
      return;
    }
    Evidence by = new Evidence(tx, Evidence.IN_TRANSACTION, "EIP-7702 authorisation");
    holder.add(Role.KEY, one.authority(), by, Sure.SIGNED);
    holder.replace(Role.DELEGATE, one.delegate(), by, Sure.SIGNED);
  }

  /// Since 1.4.1 the proxy is indexed, and so the topics tell the version.
  private void created(long tx, EvmLog log) {
    boolean indexed = log.topics().size() == 2;
    if (is(OwnerEvents.CREATED, log)) {
      AbiWords data = new AbiWords(log.data());
      EvmAddress proxy = indexed ? topic(log) : data.address(0);
      Holder holder = asked.get(proxy);
      if (holder != null) {
        Evidence by = evidence(tx, log, "ProxyCreation");
        holder.add(Role.FACTORY, log.contract(), by, Sure.KNOWN_CONTRACT);
        EvmAddress code = data.address(indexed ? 0 : 1);
        holder.replace(Role.CODE, code, by, Sure.KNOWN_CONTRACT);
      }
    } else if (is(OwnerEvents.CREATED_OLD, log)) {
      Holder holder = asked.get(OwnerEvents.CREATED_OLD.read(log).address("proxy"));
      if (holder != null) {
        Evidence by = evidence(tx, log, "ProxyCreation");
        holder.add(Role.FACTORY, log.contract(), by, Sure.KNOWN_CONTRACT);
      }
    }
  }

  /// Who carries an operation and who pays for it are no owners.
  private void operation(long tx, EvmLog log) {
    if (is(OwnerEvents.OPERATION, log)) {
      EventArgs args = OwnerEvents.OPERATION.read(log);
      Holder holder = asked.get(args.address("sender"));
      if (holder != null) {
        Evidence by = evidence(tx, log, "UserOperationEvent");
        long bundler = view.tx(tx).from();
        if (bundler != AccountView.NONE) {
          holder.count(Role.BUNDLER, view.address(bundler), by, Sure.KNOWN_CONTRACT);
        }
        EvmAddress paymaster = args.address("paymaster");
        if (!paymaster.equals(EvmAddress.ZERO)) {
          holder.count(Role.PAYMASTER, paymaster, by, Sure.KNOWN_CONTRACT);
        }
      }
    } else if (is(OwnerEvents.DEPLOYED, log)) {
      EventArgs args = OwnerEvents.DEPLOYED.read(log);
      Holder holder = asked.get(args.address("sender"));
      if (holder != null) {
        Evidence by = evidence(tx, log, "AccountDeployed");
        holder.add(Role.FACTORY, args.address("factory"), by, Sure.KNOWN_CONTRACT);
      }
    }
  }

  private void ownWord(long tx, EvmLog log, Holder holder) {
    if (is(OwnerEvents.SAFE_SETUP, log)) {
      setUp(tx, log, holder);
    } else if (is(OwnerEvents.ADDED, log)) {
      holder.add(Role.OWNER, named(log), evidence(tx, log, "AddedOwner"), Sure.OWN_WORD);
    } else if (is(OwnerEvents.REMOVED, log)) {
      holder.end(Role.OWNER, named(log), evidence(tx, log, "RemovedOwner"), Sure.OWN_WORD);
    } else if (is(OwnerEvents.MODULE_ON, log)) {
      holder.add(Role.MODULE, named(log), evidence(tx, log, "EnabledModule"), Sure.OWN_WORD);
    } else if (is(OwnerEvents.MODULE_OFF, log)) {
      holder.end(Role.MODULE, named(log), evidence(tx, log, "DisabledModule"), Sure.OWN_WORD);
    } else if (is(OwnerEvents.THRESHOLD, log)) {
      holder.threshold(OwnerEvents.THRESHOLD.read(log).uint("threshold"));
    } else {
      replaced(tx, log, holder, OwnerEvents.UPGRADED, "implementation", Role.CODE);
      replaced(tx, log, holder, OwnerEvents.BEACON, "beacon", Role.BEACON);
      replaced(tx, log, holder, OwnerEvents.ADMIN, "newAdmin", Role.ADMIN);
      replaced(tx, log, holder, OwnerEvents.TRANSFERRED, "newOwner", Role.CONTRACT_OWNER);
      replaced(tx, log, holder, OwnerEvents.SIMPLE_OWNER, "owner", Role.OWNER);
    }
  }

  private static void replaced(
      long tx, EvmLog log, Holder holder, EventForm form, String name, Role role) {
    if (is(form, log)) {
      String event = form.signature().substring(0, form.signature().indexOf('('));
      EvmAddress who = form.read(log).address(name);
      holder.replace(role, who, evidence(tx, log, event), Sure.OWN_WORD);
    }
  }

  /// A Safe is set up once; its owners stand in a list behind the fixed words.
  private void setUp(long tx, EvmLog log, Holder holder) {
    EventArgs args = OwnerEvents.SAFE_SETUP.read(log);
    AbiWords data = new AbiWords(log.data());
    int first = (int) args.uint("owners", 31) / Hash256.BYTES;
    int count = (int) Math.min(MOST_OWNERS, data.uint(first, 31));
    List<EvmAddress> owners = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      owners.add(data.address(first + i));
    }
    Evidence by = evidence(tx, log, "SafeSetup");
    holder.endAll(Role.OWNER, by);
    owners.forEach(owner -> holder.add(Role.OWNER, owner, by, Sure.OWN_WORD));
    holder.threshold(args.uint("threshold"));
  }

  private static EvmAddress topic(EvmLog log) {
    return new AbiWords(log.topics().get(1).bytes()).address(0);
  }

  /// The one address of an event that names one, indexed (as newer versions do) or not.
  private static EvmAddress named(EvmLog log) {
    return log.topics().size() == 2 ? topic(log) : new AbiWords(log.data()).address(0);
  }

  private static boolean is(EventForm form, EvmLog log) {
    return log.topics().getFirst().equals(form.topic());
  }

  private static Evidence evidence(long tx, EvmLog log, String event) {
    return new Evidence(tx, log.logIndex(), event);
  }

  /// The code that runs behind an account's own code: a minimal proxy's (EIP-1167) or a delegated
  /// account's (EIP-7702); null where it is neither.
  public static @Nullable EvmAddress behind(byte[] code) {
    return MinimalCode.target(code);
  }
}
