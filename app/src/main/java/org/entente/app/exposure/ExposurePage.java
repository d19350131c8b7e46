package org.entente.app.exposure;

import java.util.List;
import org.entente.app.terminal.Terminal;
import org.entente.chain.ChainView;
import org.entente.chain.evm.AccountView;
import org.entente.trace.exposure.AccountNames;
import org.entente.trace.exposure.ExposureSettings;
import org.entente.trace.exposure.LabelNames;
import org.entente.trace.label.LabelBook;

/// Exposures for people, as the command prints them, of stores that somebody has open: with the
/// usual limits and no thresholds.
public record ExposurePage(Terminal terminal, LabelBook book) {
  private static final ExposureSettings SETTINGS = ExposureSettings.STANDARD;

  /// Of accounts, each of their assets by itself.
  public void print(AccountView chain, List<String> addresses) {
    ExposureTable table =
        ExposureTable.ofAccounts(terminal, ExposureJson.of(chain, SETTINGS, List.of()), chain);
    Desk desk = new AccountScreening(chain, new AccountNames(chain, book), SETTINGS);
    addresses.forEach(address -> table.print(desk.ask(address)));
  }

  public void print(ChainView chain, List<String> addresses) {
    ExposureTable table = coins(chain);
    Screening desk = screening(chain);
    addresses.forEach(address -> table.print(desk.ask(address)));
  }

  /// Of the coins that a transaction would spend which is in no block yet: text as `--raw-tx` takes
  /// it.
  public void spending(ChainView chain, String transaction) {
    UnsentTx tx = UnsentTx.read(chain, transaction);
    ExposureTable table = coins(chain);
    table.print(tx, screening(chain).coins(tx.spent()));
  }

  private ExposureTable coins(ChainView chain) {
    return ExposureTable.ofCoins(terminal, ExposureJson.of(chain, SETTINGS, List.of(), false));
  }

  private Screening screening(ChainView chain) {
    return new Screening(chain, SETTINGS, new LabelNames(chain, book), null, null);
  }
}
