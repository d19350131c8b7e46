package org.entente.chain.evm.store1;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.entente.chain.column1.Findings;
import org.entente.chain.column1.ManifestText;
import org.entente.chain.column1.WriterLock;
import org.entente.chain.evm.AccountDigest;

/// Reads a whole store and proves it: every column against its checksums, every link, every noted
/// balance, the digest from the first block on. One flipped bit in what counts is found.
public final class AccountCheck {
  private final Path folder;
  private final MappedAccounts accounts;
  private final Columns columns;
  private final Manifest manifest;
  private final DoubleConsumer progress;
  private final Findings findings = new Findings();

  /// `findings` holds the first hundred of `findingCount`.
  public record Report(
      int blocks,
      long txs,
      long transfers,
      long accounts,
      long holdings,
      String digest,
      long findingCount,
      List<Findings.Finding> findings) {
    public boolean isSound() {
      return findingCount == 0;
    }
  }

  private AccountCheck(
      Path folder, MappedAccounts accounts, Manifest manifest, DoubleConsumer progress) {
    this.folder = folder;
    this.accounts = accounts;
    this.columns = accounts.columns();
    this.manifest = manifest;
    this.progress = progress;
  }

  /// Checks the store in `folder`; `progress` is told the share that is done, 0 to 1.
  public static Report run(Path folder, DoubleConsumer progress) throws IOException {
    try (MappedAccounts accounts = MappedAccounts.open(folder)) {
      AccountCheck check = new AccountCheck(folder, accounts, Manifest.read(folder), progress);
      check.run();
      return new Report(
          accounts.blockCount(),
          accounts.txCount(),
          accounts.transferCount(),
          accounts.accountCount(),
          accounts.holdingCount(),
          accounts.digest(),
          check.findings.count(),
          check.findings.first());
    }
  }

  private void run() throws IOException {
    findings.columns(
        columns.sealed(), manifest.tailChecksums(), share -> progress.accept(0.2 * share));
    if (findings.count() > 0) {
      return;
    }
    blocks();
    boolean interrupted = WriterLock.isMarked(folder);
    LinkCheck links = new LinkCheck(columns, interrupted, findings);
    links.transfers(share -> progress.accept(0.6 + 0.3 * share));
    links.holdings();
    if (findings.count() == 0) {
      balances(links.notes());
    }
    findings.indexes(accounts.indexRuns());
    progress.accept(1);
  }

  private void blocks() {
    AccountDigest digest = new AccountDigest(accounts.network());
    for (int block = 0; block < accounts.blockCount(); block++) {
      progress.accept(0.2 + 0.4 * block / accounts.blockCount());
      digest.append(accounts.read(block));
      if (!Columns.hash(columns.blockFacts, block, Columns.FACT_DIGEST).equals(digest.value())) {
        findings.add(columns.blockFacts.file(), "block " + block, "the digest does not follow");
      }
      if (block > 0 && accounts.block(block - 1).number() >= accounts.block(block).number()) {
        findings.add(columns.blockNumbers.file(), "block " + block, "the numbers do not ascend");
      }
    }
    if (!digest.value().equals(manifest.digest())) {
      findings.add(
          folder.resolve(ManifestText.FILE), "digest", "it is not the digest of the blocks");
    }
  }

  /// Each note follows from the one before it; there are `expected` of them.
  private void balances(long expected) {
    long notes = columns.balances.rows();
    if (notes != expected) {
      findings.add(columns.balances.file(), "", notes + " balances, not " + expected);
    }
    Balances balances = new Balances(columns, accounts.noteIndex());
    for (long note = 0; note < notes; note++) {
      long holding = Columns.number(columns.balances, note);
      long transfer = Columns.number(columns.balances, note, Columns.BALANCE_TRANSFER);
      Balances.Note last = balances.last(holding, transfer - 1, note);
      Balances.Sums sums = balances.next(holding, transfer, last, note);
      long number = columns.balances.latest(note, Columns.BALANCE_NUMBER) & 0xffff_ffffL;
      Balances.Sums noted = balances.sums(note);
      if (number != last.number() + 1 || !sums.seen().equals(noted.seen())) {
        findings.add(columns.balances.file(), "row " + note, "it should be " + sums.seen());
      } else if (!sums.equals(noted)) {
        findings.add(columns.flows.file(), "row " + note, "it should be " + sums);
      }
    }
  }
}
