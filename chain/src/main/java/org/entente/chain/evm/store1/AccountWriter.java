package org.entente.chain.evm.store1;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.base.BadInput;
import org.entente.base.EvmNetwork;
import org.entente.base.Hash256;
import org.entente.chain.BrokenRule;
import org.entente.chain.BrokenRule.Rule;
import org.entente.chain.column1.Column;
import org.entente.chain.column1.ManifestText;
import org.entente.chain.column1.Seals;
import org.entente.chain.column1.WriterLock;
import org.entente.chain.evm.AccountDigest;
import org.entente.chain.evm.AccountView;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.EvmHeader;
import org.entente.chain.evm.EvmRules;
import org.entente.chain.evm.EvmTx;
import org.entente.chain.evm.store1.Manifest.Counts;
import org.jspecify.annotations.Nullable;

/// The one writer of a store: appends blocks, takes the newest back, commits.
///
/// A block is taken whole or not at all: [#append] throws [BrokenRule] and leaves the store as it
/// was. What was appended is durable after [#commit]; a crash before falls back to the commit
/// before. After an [IOException] (a full disk) the writer takes nothing more; close it, and open
/// it again. For one thread.
public final class AccountWriter implements AutoCloseable {
  private final Path folder;
  private final EvmNetwork network;
  private final WriterLock lock;
  private final Columns columns;
  private final List<Seals> seals = new ArrayList<>();
  private final Rows rows;
  private Counts committed;
  private Hash256 digest;
  private boolean broken;

  private AccountWriter(Path folder, WriterLock lock, Manifest manifest) throws IOException {
    this.folder = folder;
    this.network = manifest.network();
    this.lock = lock;
    this.committed = manifest.counts();
    this.digest = manifest.digest();
    columns = Columns.write(folder, manifest);
    for (Column column : columns.sealed()) {
      seals.add(Seals.write(column));
    }
    if (lock.mark()) {
      new Links(columns).heal();
    }
    rows = new Rows(folder.resolve(Indexes.FOLDER), columns, committed);
  }

  /// Opens the store in `folder`, or begins one there. A store knows its network for good.
  public static AccountWriter open(Path folder, EvmNetwork network) throws IOException {
    WriterLock lock = WriterLock.take(folder);
    try {
      if (!ManifestText.exists(folder)) {
        Manifest.empty(network, new AccountDigest(network).value()).write(folder);
      }
      Manifest read = Manifest.read(folder);
      if (read.network().chainId() != network.chainId()) {
        throw new BadInput(
            folder.toString(),
            "",
            "this store holds " + read.network() + ", not " + network,
            "Name its network, or another folder.");
      }
      return new AccountWriter(folder, lock, read);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  public EvmNetwork network() {
    return network;
  }

  public int blockCount() {
    return (int) columns.blockHashes.rows();
  }

  /// Transfers, with those not yet committed.
  public long transferCount() {
    return columns.transfers.rows();
  }

  /// The newest block, with those not yet committed; null if there is none.
  public @Nullable EvmHeader newest() {
    int block = blockCount() - 1;
    return block < 0
        ? null
        : new EvmHeader(
            Columns.hash(columns.blockHashes, block, 0),
            Columns.hash(columns.blockFacts, block, Columns.FACT_PARENT),
            columns.blockNumbers.latest(block, 0),
            columns.blockFacts.latest(block, Columns.FACT_TIME),
            Columns.uint256(columns.blockFacts, block, Columns.FACT_DIFFICULTY));
  }

  /// False after an [IOException]: only closing makes sense then.
  public boolean isSound() {
    return !broken;
  }

  /// All that was appended, committed or not, to be read until the next change and on the thread
  /// that writes. It need not be closed.
  public AccountView view() throws IOException {
    columns.flush();
    return new MappedAccounts(
        folder, network, columns, rows.indexes(), columns.counts(), digest.hex());
  }

  /// Takes the block as the newest, or throws [BrokenRule] and takes nothing of it.
  public void append(EvmBlock block) throws IOException {
    append(block, AccountDigest.facts(block));
  }

  /// The same, with [AccountDigest#facts] of the block computed before, on another thread.
  public void append(EvmBlock block, Hash256 facts) throws IOException {
    if (broken) {
      throw new IllegalStateException("the writer failed before; open it again");
    }
    EvmRules.check(block, newest());
    for (EvmTx tx : block.txs()) {
      if (rows.holds(tx.hash())) {
        throw new BrokenRule(
            Rule.FORMAT, "transaction 0x" + tx.hash() + " is in the ledger already");
      }
    }
    broken = true;
    AccountDigest next = new AccountDigest(digest);
    next.append(facts);
    rows.append(block, next.value());
    digest = next.value();
    broken = false;
  }

  /// Takes back the newest blocks until `blocks` remain, durably: what came before is again the
  /// last of its holding.
  public void truncate(int blocks) throws IOException {
    if (blocks >= blockCount()) {
      return;
    }
    columns.flush();
    broken = true;
    digest =
        blocks == 0
            ? new AccountDigest(network).value()
            : Columns.hash(columns.blockFacts, blocks - 1, Columns.FACT_DIGEST);
    takeBack(columns.countsBefore(blocks));
    broken = false;
  }

  /// Drops rows and index entries behind `to`, then mends the links that led there. If committed
  /// blocks go, the manifest goes back before any link does: after a crash in between, the links
  /// left over name transfers that are not there, which the next writer clears.
  private void takeBack(Counts to) throws IOException {
    columns.flush();
    Links links = new Links(columns);
    Links.Cut cut = links.cut(to);
    rows.truncate(to);
    columns.truncate(to);
    if (to.blocks() < committed.blocks()) {
      commit();
    }
    links.mend(cut, rows.balances());
  }

  /// Makes all that was appended durable.
  public void commit() throws IOException {
    broken = true;
    columns.force();
    Map<String, Integer> tails = new LinkedHashMap<>();
    List<Column> sealed = columns.sealed();
    for (int i = 0; i < sealed.size(); i++) {
      tails.put(sealed.get(i).file().getFileName().toString(), seals.get(i).seal(sealed.get(i)));
    }
    committed = columns.counts();
    new Manifest(network, committed, digest, columns.transferStarts.tail(), tails).write(folder);
    broken = false;
  }

  /// Closes the store at the last commit.
  @Override
  public void close() throws IOException {
    try (lock) {
      if (!broken && !columns.counts().equals(committed)) {
        takeBack(committed);
      }
      if (!broken) {
        rows.seal();
        columns.force(); // links that were mended, before the mark that they may not be goes
      }
      rows.close();
      for (Seals each : seals) {
        each.close();
      }
      columns.close();
      if (!broken) {
        lock.unmark();
      }
    }
  }
}
