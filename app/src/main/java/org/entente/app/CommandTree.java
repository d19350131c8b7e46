package org.entente.app;

import org.entente.app.accuracy.AccuracyCommand;
import org.entente.app.attribute.AttributeChange;
import org.entente.app.attribute.AttributeClusters;
import org.entente.app.attribute.AttributeCoinjoin;
import org.entente.app.attribute.AttributeCustodial;
import org.entente.app.attribute.AttributeDeposits;
import org.entente.app.attribute.AttributeOwners;
import org.entente.app.attribute.AttributePeel;
import org.entente.app.attribute.AttributePools;
import org.entente.app.chain.ChainCheck;
import org.entente.app.chain.ChainGenerate;
import org.entente.app.chain.ChainShow;
import org.entente.app.chain.ImportBitcoin;
import org.entente.app.chain.ImportEvm;
import org.entente.app.demo.Demo;
import org.entente.app.exposure.ExposureCommand;
import org.entente.app.follow.ChainFollow;
import org.entente.app.label.LabelsExport;
import org.entente.app.label.LabelsImport;
import org.entente.app.label.LabelsPack;
import org.entente.app.label.LabelsShow;
import org.entente.app.label.LabelsStatus;
import org.entente.app.lists.ListsExport;
import org.entente.app.lists.ListsGaps;
import org.entente.app.lists.ListsImport;
import org.entente.app.lists.ListsStatus;
import org.entente.app.lists.ListsUpdate;
import org.entente.app.match.ScreenServe;
import org.entente.app.screen.ClearAdd;
import org.entente.app.screen.ClearList;
import org.entente.app.screen.ClearRemove;
import org.entente.app.screen.ScreenAddress;
import org.entente.app.screen.ScreenFile;
import org.entente.app.screen.ScreenName;
import org.entente.app.screen.ScreenPairs;
import org.entente.app.screen.ScreenReplay;
import org.entente.app.screen.ScreenRescreen;
import org.entente.app.screen.ScreenVessel;
import org.entente.app.server.command.cases.CaseAdd;
import org.entente.app.server.command.cases.CaseApprove;
import org.entente.app.server.command.cases.CaseClose;
import org.entente.app.server.command.cases.CaseExportCommand;
import org.entente.app.server.command.cases.CaseImport;
import org.entente.app.server.command.cases.CaseList;
import org.entente.app.server.command.cases.CaseOpen;
import org.entente.app.server.command.cases.CaseShow;
import org.entente.app.server.command.cases.JobCancel;
import org.entente.app.server.command.cases.JobList;
import org.entente.app.server.command.cases.JobResult;
import org.entente.app.server.command.cases.JobShow;
import org.entente.app.server.command.cases.JobStart;
import org.entente.app.server.command.request.CommitmentsCommand;
import org.entente.app.server.command.request.PlaybookMake;
import org.entente.app.server.command.request.PlaybookRead;
import org.entente.app.server.command.request.RequestAct;
import org.entente.app.server.command.request.RequestBoardCommand;
import org.entente.app.server.command.request.RequestClose;
import org.entente.app.server.command.request.RequestDraft;
import org.entente.app.server.command.request.RequestList;
import org.entente.app.server.command.request.RequestSay;
import org.entente.app.server.command.request.RequestShow;
import org.entente.app.server.command.request.RequestWorth;
import org.entente.app.stix.StixCheckCommand;
import org.entente.app.stix.StixImport;
import org.entente.app.stix.StixMatch;
import org.entente.app.taxii.TaxiiPull;
import org.entente.app.taxii.TaxiiPush;
import org.entente.app.terminal.Terminal;
import org.entente.app.trace.TraceCommand;
import org.entente.base.message.CaseMessage;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.Message;
import org.entente.base.message.NodeMessage;
import org.entente.base.message.RequestMessage;
import picocli.CommandLine;

/// Which commands there are; one method for each group.
final class CommandTree {
  private final Terminal terminal;

  private CommandTree(Terminal terminal) {
    this.terminal = terminal;
  }

  static CommandLine of(Terminal terminal) {
    CommandTree tree = new CommandTree(terminal);
    ExchangeCommands exchange = new ExchangeCommands(terminal);
    return CommandGroup.of(
            terminal, "entente", CommandMessage.COMMAND_ENTENTE, "./entente --version")
        .addSubcommand(tree.chain())
        .addSubcommand(new TraceCommand(terminal, Version.text()))
        .addSubcommand(tree.attribute())
        .addSubcommand(new ExposureCommand(terminal))
        .addSubcommand(tree.labels())
        .addSubcommand(tree.lists())
        .addSubcommand(tree.screen())
        .addSubcommand(tree.stix())
        .addSubcommand(new WatchCommands(terminal).watch())
        .addSubcommand(tree.cases())
        .addSubcommand(tree.jobs())
        .addSubcommand(new NodeCommands(terminal).node())
        .addSubcommand(exchange.partner())
        .addSubcommand(exchange.release())
        .addSubcommand(tree.request())
        .addSubcommand(exchange.log())
        .addSubcommand(new CommitmentsCommand(terminal))
        .addSubcommand(tree.taxii())
        .addSubcommand(exchange.overlap())
        .addSubcommand(new Demo(terminal, Version.text(), Entente::run))
        .addSubcommand(tree.test());
  }

  private CommandLine chain() {
    CommandLine imports =
        CommandGroup.of(
                terminal, "import", CommandMessage.COMMAND_IMPORT, "./entente chain import --help")
            .addSubcommand(new ImportBitcoin(terminal))
            .addSubcommand(new ImportEvm(terminal));
    return CommandGroup.of(
            terminal, "chain", CommandMessage.COMMAND_CHAIN, "./entente chain --help")
        .addSubcommand(imports)
        .addSubcommand(new ChainFollow(terminal))
        .addSubcommand(new ChainCheck(terminal))
        .addSubcommand(new ChainShow(terminal))
        .addSubcommand(new ChainGenerate(terminal));
  }

  private CommandLine attribute() {
    return CommandGroup.of(
            terminal,
            "attribute",
            CommandMessage.COMMAND_ATTRIBUTE,
            "./entente attribute coinjoin --help")
        .addSubcommand(new AttributeCoinjoin(terminal))
        .addSubcommand(new AttributeCustodial(terminal))
        .addSubcommand(new AttributePools(terminal))
        .addSubcommand(new AttributeClusters(terminal))
        .addSubcommand(new AttributeChange(terminal))
        .addSubcommand(new AttributePeel(terminal))
        .addSubcommand(new AttributeDeposits(terminal))
        .addSubcommand(new AttributeOwners(terminal));
  }

  private CommandLine labels() {
    return CommandGroup.of(
            terminal, "labels", CommandMessage.COMMAND_LABELS, "./entente labels --help")
        .addSubcommand(new LabelsImport(terminal))
        .addSubcommand(new LabelsShow(terminal))
        .addSubcommand(new LabelsStatus(terminal))
        .addSubcommand(new LabelsExport(terminal))
        .addSubcommand(new LabelsPack(terminal));
  }

  private CommandLine lists() {
    return CommandGroup.of(
            terminal, "lists", CommandMessage.COMMAND_LISTS, "./entente lists status")
        .addSubcommand(new ListsUpdate(terminal))
        .addSubcommand(new ListsImport(terminal))
        .addSubcommand(new ListsExport(terminal))
        .addSubcommand(new ListsStatus(terminal))
        .addSubcommand(new ListsGaps(terminal));
  }

  private CommandLine screen() {
    CommandLine clear =
        CommandGroup.of(
                terminal,
                "clear",
                CommandMessage.COMMAND_SCREEN_CLEAR,
                "./entente screen clear list")
            .addSubcommand(new ClearAdd(terminal))
            .addSubcommand(new ClearList(terminal))
            .addSubcommand(new ClearRemove(terminal));
    return CommandGroup.of(
            terminal, "screen", CommandMessage.COMMAND_SCREEN, "./entente screen --help")
        .addSubcommand(new ScreenFile(terminal, Version.text()))
        .addSubcommand(new ScreenAddress(terminal, Version.text()))
        .addSubcommand(new ScreenVessel(terminal, Version.text()))
        .addSubcommand(new ScreenName(terminal, Version.text()))
        .addSubcommand(new ScreenPairs(terminal))
        .addSubcommand(new ScreenServe(terminal, Version.text()))
        .addSubcommand(new ScreenReplay(terminal, Version.text()))
        .addSubcommand(new ScreenRescreen(terminal, Version.text()))
        .addSubcommand(clear);
  }

  private CommandLine stix() {
    return CommandGroup.of(terminal, "stix", CommandMessage.COMMAND_STIX, "./entente stix --help")
        .addSubcommand(new StixCheckCommand(terminal))
        .addSubcommand(new StixMatch(terminal))
        .addSubcommand(new StixImport(terminal));
  }

  private CommandLine cases() {
    return CommandGroup.of(terminal, "case", CaseMessage.COMMAND_CASE, "./entente case open --help")
        .addSubcommand(new CaseOpen(terminal))
        .addSubcommand(new CaseAdd(terminal))
        .addSubcommand(new CaseShow(terminal))
        .addSubcommand(new CaseList(terminal))
        .addSubcommand(new CaseApprove(terminal))
        .addSubcommand(new CaseClose(terminal))
        .addSubcommand(new CaseExportCommand(terminal, Version.text()))
        .addSubcommand(new CaseImport(terminal));
  }

  private CommandLine jobs() {
    return CommandGroup.of(terminal, "job", NodeMessage.COMMAND_JOB, "./entente job start --help")
        .addSubcommand(new JobStart(terminal))
        .addSubcommand(new JobList(terminal))
        .addSubcommand(new JobShow(terminal))
        .addSubcommand(new JobCancel(terminal))
        .addSubcommand(new JobResult(terminal));
  }

  private CommandLine request() {
    return CommandGroup.of(
            terminal, "request", RequestMessage.COMMAND_REQUEST, "./entente request draft --help")
        .addSubcommand(new RequestDraft(terminal))
        .addSubcommand(act("approve", RequestMessage.COMMAND_REQUEST_APPROVE, " --as bob"))
        .addSubcommand(act("refuse", RequestMessage.COMMAND_REQUEST_REFUSE, " --as bob"))
        .addSubcommand(act("send", RequestMessage.COMMAND_REQUEST_SEND, " --as ann"))
        .addSubcommand(new RequestList(terminal))
        .addSubcommand(new RequestShow(terminal))
        .addSubcommand(act("acknowledge", RequestMessage.COMMAND_REQUEST_ACKNOWLEDGE, " --as yui"))
        .addSubcommand(
            say("answer", RequestMessage.COMMAND_REQUEST_ANSWER, " accept --basis LAW --as yui"))
        .addSubcommand(
            say("effect", RequestMessage.COMMAND_REQUEST_EFFECT, " full --proof proof.json"))
        .addSubcommand(new RequestClose(terminal))
        .addSubcommand(new RequestBoardCommand(terminal))
        .addSubcommand(new RequestWorth(terminal))
        .addSubcommand(playbook());
  }

  private CommandLine playbook() {
    return CommandGroup.of(
            terminal,
            "playbook",
            RequestMessage.COMMAND_REQUEST_PLAYBOOK,
            "./entente request playbook read --help")
        .addSubcommand(new PlaybookMake(terminal))
        .addSubcommand(new PlaybookRead(terminal));
  }

  private CommandLine act(String name, Message purpose, String rest) {
    String example = "./entente request " + name + " --dir us 10573b87" + rest;
    return CommandGroup.named(terminal, new RequestAct(terminal, name), name, purpose, example);
  }

  private CommandLine say(String name, Message purpose, String rest) {
    String example = "./entente request " + name + " --dir us 10573b87" + rest;
    return CommandGroup.named(terminal, new RequestSay(terminal, name), name, purpose, example);
  }

  private CommandLine taxii() {
    return CommandGroup.of(
            terminal, "taxii", NodeMessage.COMMAND_TAXII, "./entente taxii pull --help")
        .addSubcommand(new TaxiiPull(terminal, Version.text()))
        .addSubcommand(new TaxiiPush(terminal, Version.text()));
  }

  private CommandLine test() {
    return new CommandLine(new SelfTest(terminal)).addSubcommand(new AccuracyCommand(terminal));
  }
}
