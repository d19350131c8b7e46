package org.entente.app;

import org.entente.app.overlap.OverlapAnswer;
import org.entente.app.overlap.OverlapAsk;
import org.entente.app.overlap.OverlapRead;
import org.entente.app.server.command.overlap.OverlapAct;
import org.entente.app.server.command.overlap.OverlapAgree;
import org.entente.app.server.command.overlap.OverlapCheck;
import org.entente.app.server.command.overlap.OverlapItemsCommand;
import org.entente.app.server.command.overlap.OverlapList;
import org.entente.app.server.command.overlap.OverlapOpen;
import org.entente.app.server.command.overlap.OverlapShow;
import org.entente.app.server.command.overlap.OverlapStart;
import org.entente.app.server.command.partner.LogAuditCommand;
import org.entente.app.server.command.partner.LogExportCommand;
import org.entente.app.server.command.partner.LogProve;
import org.entente.app.server.command.partner.LogShow;
import org.entente.app.server.command.partner.LogVerify;
import org.entente.app.server.command.partner.PartnerAdd;
import org.entente.app.server.command.partner.PartnerCard;
import org.entente.app.server.command.partner.PartnerChange;
import org.entente.app.server.command.partner.PartnerList;
import org.entente.app.server.command.partner.PartnerReceipt;
import org.entente.app.server.command.partner.PartnerReceive;
import org.entente.app.server.command.request.ReleaseJudge;
import org.entente.app.server.command.request.ReleaseOpen;
import org.entente.app.server.command.request.ReleasePreview;
import org.entente.app.server.command.request.ReleaseProposals;
import org.entente.app.server.command.request.ReleaseRevoke;
import org.entente.app.server.command.request.ReleaseSend;
import org.entente.app.server.command.request.ReleaseTerms;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.Message;
import org.entente.base.message.OverlapMessage;
import org.entente.base.message.RequestMessage;
import picocli.CommandLine;

/// Commands on what partners tell each other.
final class ExchangeCommands {
  private final Terminal terminal;

  ExchangeCommands(Terminal terminal) {
    this.terminal = terminal;
  }

  CommandLine partner() {
    return CommandGroup.of(
            terminal, "partner", CommandMessage.COMMAND_PARTNER, "./entente partner add --help")
        .addSubcommand(new PartnerCard(terminal))
        .addSubcommand(new PartnerAdd(terminal))
        .addSubcommand(new PartnerList(terminal))
        .addSubcommand(new PartnerReceipt(terminal))
        .addSubcommand(new PartnerReceive(terminal))
        .addSubcommand(change("suspend", "suspended", CommandMessage.COMMAND_PARTNER_SUSPEND))
        .addSubcommand(change("resume", "active", CommandMessage.COMMAND_PARTNER_RESUME))
        .addSubcommand(change("remove", "removed", CommandMessage.COMMAND_PARTNER_REMOVE));
  }

  private CommandLine change(String name, String state, Message purpose) {
    return CommandGroup.named(
        terminal,
        new PartnerChange(terminal, state),
        name,
        purpose,
        "./entente partner " + name + " --dir us jp");
  }

  CommandLine release() {
    return CommandGroup.of(
            terminal, "release", CommandMessage.COMMAND_RELEASE, "./entente release preview --help")
        .addSubcommand(new ReleasePreview(terminal))
        .addSubcommand(new ReleaseSend(terminal))
        .addSubcommand(new ReleaseProposals(terminal))
        .addSubcommand(judge("approve", RequestMessage.COMMAND_RELEASE_APPROVE))
        .addSubcommand(judge("refuse", RequestMessage.COMMAND_RELEASE_REFUSE))
        .addSubcommand(new ReleaseRevoke(terminal))
        .addSubcommand(new ReleaseOpen(terminal))
        .addSubcommand(new ReleaseTerms(terminal));
  }

  private CommandLine judge(String name, Message purpose) {
    String example = "./entente release " + name + " --dir us 1 --as bob";
    return CommandGroup.named(terminal, new ReleaseJudge(terminal, name), name, purpose, example);
  }

  CommandLine log() {
    return CommandGroup.of(
            terminal, "log", CommandMessage.COMMAND_LOG, "./entente log verify --help")
        .addSubcommand(new LogShow(terminal))
        .addSubcommand(new LogExportCommand(terminal))
        .addSubcommand(new LogProve(terminal))
        .addSubcommand(new LogAuditCommand(terminal))
        .addSubcommand(new LogVerify(terminal));
  }

  CommandLine overlap() {
    return CommandGroup.of(
            terminal, "overlap", CommandMessage.COMMAND_OVERLAP, "./entente overlap ask --help")
        .addSubcommand(new OverlapItemsCommand(terminal))
        .addSubcommand(new OverlapStart(terminal))
        .addSubcommand(new OverlapAgree(terminal))
        .addSubcommand(
            compare("decline", OverlapMessage.COMMAND_OVERLAP_DECLINE, " --reason TEXT --as yui"))
        .addSubcommand(compare("stop", OverlapMessage.COMMAND_OVERLAP_STOP, " --as bob"))
        .addSubcommand(new OverlapList(terminal))
        .addSubcommand(new OverlapShow(terminal))
        .addSubcommand(new OverlapOpen(terminal))
        .addSubcommand(new OverlapCheck(terminal))
        .addSubcommand(new OverlapAsk(terminal))
        .addSubcommand(new OverlapAnswer(terminal))
        .addSubcommand(new OverlapRead(terminal));
  }

  private CommandLine compare(String name, Message purpose, String rest) {
    String example = "./entente overlap " + name + " --dir us 10573b87" + rest;
    return CommandGroup.named(terminal, new OverlapAct(terminal, name), name, purpose, example);
  }
}
