package org.entente.app;

import org.entente.app.server.command.watch.WarningAcknowledge;
import org.entente.app.server.command.watch.WarningPass;
import org.entente.app.server.command.watch.WarningSend;
import org.entente.app.server.command.watch.WarningShow;
import org.entente.app.server.command.watch.WarningVoice;
import org.entente.app.terminal.Terminal;
import org.entente.app.watch.OverflightManoeuvres;
import org.entente.app.watch.OverflightPasses;
import org.entente.app.watch.OverflightPropagate;
import org.entente.app.watch.ShipsCheck;
import org.entente.app.watch.ShipsDecode;
import org.entente.app.watch.ShipsEvents;
import org.entente.app.watch.SupplyCommands;
import org.entente.app.watch.WarningsFeed;
import org.entente.app.watch.WarningsIncidents;
import org.entente.app.watch.WarningsIngest;
import org.entente.app.watch.WarningsMake;
import org.entente.app.watch.WarningsPoll;
import org.entente.app.watch.WarningsReview;
import org.entente.app.watch.WarningsSign;
import org.entente.app.watch.WarningsState;
import org.entente.app.watch.WarningsTemplates;
import org.entente.app.watch.WarningsVerify;
import org.entente.app.watch.WatchCoincidence;
import org.entente.app.watch.WatchPicture;
import org.entente.base.message.CommandMessage;
import picocli.CommandLine;

/// Commands on what else moves: warnings, overflights, ships, supplies.
final class WatchCommands {
  private final Terminal terminal;

  WatchCommands(Terminal terminal) {
    this.terminal = terminal;
  }

  CommandLine watch() {
    CommandLine overflight =
        CommandGroup.of(
                terminal,
                "overflight",
                CommandMessage.COMMAND_OVERFLIGHT,
                "./entente watch overflight passes --help")
            .addSubcommand(new OverflightPropagate(terminal))
            .addSubcommand(new OverflightPasses(terminal))
            .addSubcommand(new OverflightManoeuvres(terminal));
    CommandLine supply =
        SupplyCommands.into(
            CommandGroup.of(
                terminal,
                "supply",
                CommandMessage.COMMAND_SUPPLY,
                "./entente watch supply exposure --help"),
            terminal);
    CommandLine ships =
        CommandGroup.of(
                terminal,
                "ships",
                CommandMessage.COMMAND_SHIPS,
                "./entente watch ships decode --help")
            .addSubcommand(new ShipsDecode(terminal))
            .addSubcommand(new ShipsCheck(terminal))
            .addSubcommand(new ShipsEvents(terminal));
    CommandLine warnings =
        CommandGroup.of(
                terminal,
                "warnings",
                CommandMessage.COMMAND_WARNINGS,
                "./entente watch warnings ingest --help")
            .addSubcommand(new WarningsIngest(terminal))
            .addSubcommand(new WarningsPoll(terminal))
            .addSubcommand(new WarningsFeed(terminal))
            .addSubcommand(new WarningsState(terminal))
            .addSubcommand(new WarningsVerify(terminal))
            .addSubcommand(new WarningsTemplates(terminal))
            .addSubcommand(new WarningsReview(terminal))
            .addSubcommand(new WarningsMake(terminal))
            .addSubcommand(new WarningsSign(terminal))
            .addSubcommand(new WarningsIncidents(terminal))
            .addSubcommand(new WarningSend(terminal))
            .addSubcommand(new WarningShow(terminal))
            .addSubcommand(new WarningPass(terminal))
            .addSubcommand(new WarningAcknowledge(terminal))
            .addSubcommand(new WarningVoice(terminal));
    return CommandGroup.of(
            terminal, "watch", CommandMessage.COMMAND_WATCH, "./entente watch overflight --help")
        .addSubcommand(warnings)
        .addSubcommand(overflight)
        .addSubcommand(ships)
        .addSubcommand(supply)
        .addSubcommand(new WatchPicture(terminal))
        .addSubcommand(new WatchCoincidence(terminal));
  }
}
