package org.entente.chain.evm.store1;

import java.util.function.DoubleConsumer;
import org.entente.chain.column1.Column;
import org.entente.chain.column1.Findings;

/// Proves the derived columns. Links lead forward, to a transfer of the same holding, and to no
/// transfer twice; there are as many as can be: one less for each holding than it has transfers.
/// So each holding's links must be the one path through all its transfers in their order.
final class LinkCheck {
  private final Columns columns;

  /// A writer is at work, or has crashed: its links are not there yet, and what is last may be
  /// anything.
  private final boolean interrupted;

  private final Findings findings;
  private final long transfers;
  private final long holdings;
  private final long[] fromReached;
  private final long[] toReached;
  private long touches;
  private long links;
  private long notes;

  LinkCheck(Columns columns, boolean interrupted, Findings findings) {
    this.columns = columns;
    this.interrupted = interrupted;
    this.findings = findings;
    this.transfers = columns.transfers.rows();
    this.holdings = columns.holdingAccounts.rows();
    this.fromReached = new long[(int) (transfers / 64 + 1)];
    this.toReached = new long[(int) (transfers / 64 + 1)];
  }

  /// How many transfers should have noted a balance.
  long notes() {
    return notes;
  }

  void transfers(DoubleConsumer progress) {
    for (long t = 0; t < transfers; t++) {
      if ((t & 0xfffff) == 0) {
        progress.accept(1.0 * t / transfers);
      }
      long from = columns.fromOf(t);
      long to = columns.toOf(t);
      long next = side(0, t, from);
      if (from != to) {
        side(Columns.LINK_TO, t, to);
      } else if (entry(columns.links, t, Columns.LINK_TO, transfers) != next) {
        findings.add(columns.links.file(), "transfer " + t, "it should lead to " + next);
      }
    }
    if (links != touches - holdings) {
      findings.add(
          columns.links.file(),
          "",
          "%s links for %s transfers of %s holdings".formatted(links, touches, holdings));
    }
  }

  /// Checks one party's link and returns it.
  private long side(int offset, long transfer, long holding) {
    Column nexts = columns.links;
    long next = entry(nexts, transfer, offset, transfers);
    if (holding == Columns.NONE) {
      if (next != Columns.NONE) {
        findings.add(nexts.file(), "transfer " + transfer, "a link of nobody");
      }
      return next;
    }
    touches++;
    boolean first = Columns.number(columns.holdingStarts, holding) == transfer;
    notes += columns.ordinal(holding, transfer) == 0 && !first ? 1 : 0;
    if (next == Columns.NONE) {
      expect(columns.holdingLasts, holding, transfer);
      return next;
    }
    links++;
    boolean touching = columns.fromOf(next) == holding || columns.toOf(next) == holding;
    if (next <= transfer || !touching || !reach(holding, next)) {
      findings.add(nexts.file(), "transfer " + transfer, "it can't lead to transfer " + next);
    } else if (columns.ordinal(holding, next)
        != (columns.ordinal(holding, transfer) + 1) % Columns.BALANCE_STEP) {
      findings.add(columns.transfers.file(), "transfer " + next, "the ordinal does not follow");
    }
    return next;
  }

  /// False if another link led there before.
  private boolean reach(long holding, long transfer) {
    long[] reached = columns.fromOf(transfer) == holding ? fromReached : toReached;
    long bit = 1L << transfer;
    int word = (int) (transfer >>> 6);
    boolean fresh = (reached[word] & bit) == 0;
    reached[word] |= bit;
    return fresh;
  }

  /// The entry, or none where it names what an interrupted writer has left.
  private long entry(Column column, long row, int offset, long count) {
    long entry = Columns.number(column, row, offset);
    if (entry < count || entry == Columns.NONE) {
      return entry;
    }
    if (!interrupted) {
      findings.add(column.file(), "row " + row, entry + " is not there");
    }
    return Columns.NONE;
  }

  /// Readers never look at what is last.
  private void expect(Column lasts, long row, long last) {
    long entry = Columns.number(lasts, row);
    if (!interrupted && entry != last) {
      findings.add(lasts.file(), "row " + row, "it should be " + last + ", not " + entry);
    }
  }

  /// The holdings of each account form one path in their order, too.
  void holdings() {
    long heads = 0;
    long followers = 0;
    for (long h = 0; h < holdings; h++) {
      long account = Columns.number(columns.holdingAccounts, h);
      long previous = Columns.number(columns.holdingPrevious, h);
      boolean head = previous == Columns.NONE;
      Column leading = head ? columns.accountFirsts : columns.holdingNexts;
      if (Columns.number(leading, head ? account : previous) != h) {
        findings.add(leading.file(), "row " + (head ? account : previous), "it should be " + h);
      }
      heads += head ? 1 : 0;
      if (entry(columns.holdingNexts, h, 0, holdings) == Columns.NONE) {
        expect(columns.accountLasts, account, h);
      } else {
        followers++;
      }
    }
    if (followers != holdings - heads) {
      findings.add(columns.holdingNexts.file(), "", followers + " entries");
    }
    long firsts = 0;
    for (long account = 0; account < columns.addresses.rows(); account++) {
      boolean none = entry(columns.accountFirsts, account, 0, holdings) == Columns.NONE;
      firsts += none ? 0 : 1;
      if (none) {
        expect(columns.accountLasts, account, Columns.NONE);
      }
    }
    if (firsts != heads) {
      findings.add(columns.accountFirsts.file(), "", firsts + " entries, not " + heads);
    }
  }
}
