package org.entente.app.watch;

import org.entente.app.terminal.Terminal;
import picocli.CommandLine;

/// The commands of `entente watch supply`.
public final class SupplyCommands {
  private SupplyCommands() {}

  /// Adds them to the command that holds them.
  public static CommandLine into(CommandLine group, Terminal terminal) {
    return group
        .addSubcommand(new SupplyExposure(terminal))
        .addSubcommand(new SupplyWhatIf(terminal))
        .addSubcommand(new SupplyScreen(terminal))
        .addSubcommand(new SupplyPaths(terminal))
        .addSubcommand(new SupplyTrend(terminal))
        .addSubcommand(new SupplyAlerts(terminal));
  }
}
