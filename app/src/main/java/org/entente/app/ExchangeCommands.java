package org.entente.app;

import org.entente.app.overlap.OverlapAnswer;
import org.entente.app.overlap.OverlapAsk;
import org.entente.app.overlap.OverlapRead;
import org.entente.app.server.LogAuditCommand;
import org.entente.app.server.LogExportCommand;
import org.entente.app.server.LogProve;
import org.entente.app.server.LogShow;
import org.entente.app.server.LogVerify;
import org.entente.app.server.OverlapAct;
import org.entente.app.server.OverlapAgree;
import org.entente.app.server.OverlapItemsCommand;
import org.entente.app.server.OverlapList;
import org.entente.app.server.OverlapShow;
import org.entente.app.server.OverlapStart;
import org.entente.app.server.PartnerAdd;
import org.entente.app.server.PartnerCard;
import org.entente.app.server.PartnerChange;
import org.entente.app.server.PartnerList;
import org.entente.app.server.PartnerReceipt;
import org.entente.app.server.PartnerReceive;
import org.entente.app.server.ReleaseJudge;
import org.entente.app.server.ReleaseOpen;
import org.entente.app.server.ReleasePreview;
import org.entente.app.server.ReleaseProposals;
import org.entente.app.server.ReleaseRevoke;
import org.entente.app.server.ReleaseSend;
import org.entente.app.server.ReleaseTerms;
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
        .addSubcommand(new OverlapAsk(terminal))
        .addSubcommand(new OverlapAnswer(terminal))
        .addSubcommand(new OverlapRead(terminal));
  }

  private CommandLine compare(String name, Message purpose, String rest) {
    String example = "./entente overlap " + name + " --dir us 10573b87" + rest;
    return CommandGroup.named(terminal, new OverlapAct(terminal, name), name, purpose, example);
  }
}
