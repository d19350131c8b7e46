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
import org.entente.app.overlap.OverlapAnswer;
import org.entente.app.overlap.OverlapAsk;
import org.entente.app.overlap.OverlapRead;
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
import org.entente.app.server.CaseAdd;
import org.entente.app.server.CaseApprove;
import org.entente.app.server.CaseClose;
import org.entente.app.server.CaseExportCommand;
import org.entente.app.server.CaseImport;
import org.entente.app.server.CaseList;
import org.entente.app.server.CaseOpen;
import org.entente.app.server.CaseShow;
import org.entente.app.server.CommitmentsCommand;
import org.entente.app.server.JobCancel;
import org.entente.app.server.JobList;
import org.entente.app.server.JobResult;
import org.entente.app.server.JobShow;
import org.entente.app.server.JobStart;
import org.entente.app.server.LogAuditCommand;
import org.entente.app.server.LogExportCommand;
import org.entente.app.server.LogProve;
import org.entente.app.server.LogShow;
import org.entente.app.server.LogVerify;
import org.entente.app.server.NodeAudit;
import org.entente.app.server.NodeBackup;
import org.entente.app.server.NodeCollection;
import org.entente.app.server.NodeImportTaxii;
import org.entente.app.server.NodeInit;
import org.entente.app.server.NodeRestore;
import org.entente.app.server.NodeRun;
import org.entente.app.server.NodeSet;
import org.entente.app.server.NodeStatus;
import org.entente.app.server.NodeUser;
import org.entente.app.server.OidcBind;
import org.entente.app.server.OidcRemove;
import org.entente.app.server.OidcSet;
import org.entente.app.server.OidcShow;
import org.entente.app.server.OidcUnbind;
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
import org.entente.app.server.PasskeyList;
import org.entente.app.server.PasskeyRemove;
import org.entente.app.server.PersonAdd;
import org.entente.app.server.PersonChange;
import org.entente.app.server.PersonList;
import org.entente.app.server.PersonRole;
import org.entente.app.server.PlaybookMake;
import org.entente.app.server.PlaybookRead;
import org.entente.app.server.ReleaseJudge;
import org.entente.app.server.ReleaseOpen;
import org.entente.app.server.ReleasePreview;
import org.entente.app.server.ReleaseProposals;
import org.entente.app.server.ReleaseRevoke;
import org.entente.app.server.ReleaseSend;
import org.entente.app.server.ReleaseTerms;
import org.entente.app.server.RequestAct;
import org.entente.app.server.RequestBoardCommand;
import org.entente.app.server.RequestClose;
import org.entente.app.server.RequestDraft;
import org.entente.app.server.RequestList;
import org.entente.app.server.RequestSay;
import org.entente.app.server.RequestShow;
import org.entente.app.server.RequestWorth;
import org.entente.app.server.TokenAdd;
import org.entente.app.server.TokenList;
import org.entente.app.server.TokenRevoke;
import org.entente.app.server.WarningAcknowledge;
import org.entente.app.server.WarningPass;
import org.entente.app.server.WarningSend;
import org.entente.app.server.WarningShow;
import org.entente.app.server.WarningVoice;
import org.entente.app.stix.StixCheckCommand;
import org.entente.app.stix.StixImport;
import org.entente.app.stix.StixMatch;
import org.entente.app.taxii.TaxiiPull;
import org.entente.app.taxii.TaxiiPush;
import org.entente.app.terminal.Terminal;
import org.entente.app.trace.TraceCommand;
import org.entente.app.watch.OverflightManoeuvres;
import org.entente.app.watch.OverflightPasses;
import org.entente.app.watch.OverflightPropagate;
import org.entente.app.watch.ShipsCheck;
import org.entente.app.watch.ShipsDecode;
import org.entente.app.watch.ShipsEvents;
import org.entente.app.watch.SupplyCommands;
import org.entente.app.watch.WarningsIncidents;
import org.entente.app.watch.WarningsIngest;
import org.entente.app.watch.WarningsMake;
import org.entente.app.watch.WarningsReview;
import org.entente.app.watch.WarningsSign;
import org.entente.app.watch.WarningsState;
import org.entente.app.watch.WarningsTemplates;
import org.entente.app.watch.WarningsVerify;
import org.entente.app.watch.WatchCoincidence;
import org.entente.app.watch.WatchPicture;
import org.entente.base.message.CaseMessage;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.Message;
import org.entente.base.message.NodeMessage;
import org.entente.base.message.OverlapMessage;
import org.entente.base.message.RequestMessage;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// Which commands there are; one method for each group.
final class CommandTree {
  private final Terminal terminal;

  private CommandTree(Terminal terminal) {
    this.terminal = terminal;
  }

  static CommandLine of(Terminal terminal) {
    CommandTree tree = new CommandTree(terminal);
    return tree.group("entente", CommandMessage.COMMAND_ENTENTE, "./entente --version")
        .addSubcommand(tree.chain())
        .addSubcommand(new TraceCommand(terminal, Version.text()))
        .addSubcommand(tree.attribute())
        .addSubcommand(new ExposureCommand(terminal))
        .addSubcommand(tree.labels())
        .addSubcommand(tree.lists())
        .addSubcommand(tree.screen())
        .addSubcommand(tree.stix())
        .addSubcommand(tree.watch())
        .addSubcommand(tree.cases())
        .addSubcommand(tree.jobs())
        .addSubcommand(tree.node())
        .addSubcommand(tree.partner())
        .addSubcommand(tree.release())
        .addSubcommand(tree.request())
        .addSubcommand(tree.log())
        .addSubcommand(new CommitmentsCommand(terminal))
        .addSubcommand(tree.taxii())
        .addSubcommand(tree.overlap())
        .addSubcommand(new Demo(terminal, Version.text(), Entente::run))
        .addSubcommand(tree.test());
  }

  private CommandLine chain() {
    CommandLine imports =
        group("import", CommandMessage.COMMAND_IMPORT, "./entente chain import --help")
            .addSubcommand(new ImportBitcoin(terminal))
            .addSubcommand(new ImportEvm(terminal));
    return group("chain", CommandMessage.COMMAND_CHAIN, "./entente chain --help")
        .addSubcommand(imports)
        .addSubcommand(new ChainFollow(terminal))
        .addSubcommand(new ChainCheck(terminal))
        .addSubcommand(new ChainShow(terminal))
        .addSubcommand(new ChainGenerate(terminal));
  }

  private CommandLine attribute() {
    return group(
            "attribute", CommandMessage.COMMAND_ATTRIBUTE, "./entente attribute coinjoin --help")
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
    return group("labels", CommandMessage.COMMAND_LABELS, "./entente labels --help")
        .addSubcommand(new LabelsImport(terminal))
        .addSubcommand(new LabelsShow(terminal))
        .addSubcommand(new LabelsStatus(terminal))
        .addSubcommand(new LabelsExport(terminal))
        .addSubcommand(new LabelsPack(terminal));
  }

  private CommandLine lists() {
    return group("lists", CommandMessage.COMMAND_LISTS, "./entente lists status")
        .addSubcommand(new ListsUpdate(terminal))
        .addSubcommand(new ListsImport(terminal))
        .addSubcommand(new ListsExport(terminal))
        .addSubcommand(new ListsStatus(terminal))
        .addSubcommand(new ListsGaps(terminal));
  }

  private CommandLine screen() {
    CommandLine clear =
        group("clear", CommandMessage.COMMAND_SCREEN_CLEAR, "./entente screen clear list")
            .addSubcommand(new ClearAdd(terminal))
            .addSubcommand(new ClearList(terminal))
            .addSubcommand(new ClearRemove(terminal));
    return group("screen", CommandMessage.COMMAND_SCREEN, "./entente screen --help")
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
    return group("stix", CommandMessage.COMMAND_STIX, "./entente stix --help")
        .addSubcommand(new StixCheckCommand(terminal))
        .addSubcommand(new StixMatch(terminal))
        .addSubcommand(new StixImport(terminal));
  }

  private CommandLine cases() {
    return group("case", CaseMessage.COMMAND_CASE, "./entente case open --help")
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
    return group("job", NodeMessage.COMMAND_JOB, "./entente job start --help")
        .addSubcommand(new JobStart(terminal))
        .addSubcommand(new JobList(terminal))
        .addSubcommand(new JobShow(terminal))
        .addSubcommand(new JobCancel(terminal))
        .addSubcommand(new JobResult(terminal));
  }

  private CommandLine request() {
    return group("request", RequestMessage.COMMAND_REQUEST, "./entente request draft --help")
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
    return group(
            "playbook",
            RequestMessage.COMMAND_REQUEST_PLAYBOOK,
            "./entente request playbook read --help")
        .addSubcommand(new PlaybookMake(terminal))
        .addSubcommand(new PlaybookRead(terminal));
  }

  private CommandLine act(String name, Message purpose, String rest) {
    String example = "./entente request " + name + " --dir us 10573b87" + rest;
    return named(new RequestAct(terminal, name), name, purpose, example);
  }

  private CommandLine say(String name, Message purpose, String rest) {
    String example = "./entente request " + name + " --dir us 10573b87" + rest;
    return named(new RequestSay(terminal, name), name, purpose, example);
  }

  private CommandLine judge(String name, Message purpose) {
    String example = "./entente release " + name + " --dir us 1 --as bob";
    return named(new ReleaseJudge(terminal, name), name, purpose, example);
  }

  private CommandLine node() {
    return group("node", CommandMessage.COMMAND_NODE, "./entente node init --help")
        .addSubcommand(new NodeInit(terminal))
        .addSubcommand(new NodeRun(terminal, Version.text()))
        .addSubcommand(new NodeSet(terminal))
        .addSubcommand(new NodeStatus(terminal))
        .addSubcommand(new NodeUser(terminal))
        .addSubcommand(new NodeAudit(terminal))
        .addSubcommand(person())
        .addSubcommand(token())
        .addSubcommand(passkey())
        .addSubcommand(oidc())
        .addSubcommand(new NodeCollection(terminal))
        .addSubcommand(new NodeImportTaxii(terminal))
        .addSubcommand(new NodeBackup(terminal))
        .addSubcommand(new NodeRestore(terminal));
  }

  private CommandLine person() {
    return group("person", CommandMessage.COMMAND_PERSON, "./entente node person add --help")
        .addSubcommand(new PersonAdd(terminal))
        .addSubcommand(new PersonList(terminal))
        .addSubcommand(new PersonRole(terminal))
        .addSubcommand(person("invite", "", CommandMessage.COMMAND_PERSON_INVITE))
        .addSubcommand(person("lock", "locked", CommandMessage.COMMAND_PERSON_LOCK))
        .addSubcommand(person("unlock", "active", CommandMessage.COMMAND_PERSON_UNLOCK))
        .addSubcommand(person("remove", "removed", CommandMessage.COMMAND_PERSON_REMOVE));
  }

  private CommandLine person(String name, String state, Message purpose) {
    String action = state.isEmpty() ? "person-invite" : "person-state";
    return named(
        new PersonChange(terminal, action, state),
        name,
        purpose,
        "./entente node person " + name + " --dir us lee");
  }

  private CommandLine token() {
    return group("token", CommandMessage.COMMAND_TOKEN, "./entente node token add --help")
        .addSubcommand(new TokenAdd(terminal))
        .addSubcommand(new TokenList(terminal))
        .addSubcommand(new TokenRevoke(terminal));
  }

  private CommandLine passkey() {
    return group("passkey", CommandMessage.COMMAND_PASSKEY, "./entente node passkey list --help")
        .addSubcommand(new PasskeyList(terminal))
        .addSubcommand(new PasskeyRemove(terminal));
  }

  private CommandLine oidc() {
    return group("oidc", CommandMessage.COMMAND_OIDC, "./entente node oidc set --help")
        .addSubcommand(new OidcSet(terminal))
        .addSubcommand(new OidcShow(terminal))
        .addSubcommand(new OidcRemove(terminal))
        .addSubcommand(new OidcBind(terminal))
        .addSubcommand(new OidcUnbind(terminal));
  }

  /// A command of which there are several, which differ in what they were made with.
  private CommandLine named(Object command, String name, Message purpose, String example) {
    CommandLine line = new CommandLine(command);
    line.setCommandName(name);
    line.getCommandSpec().usageMessage().description(terminal.text(purpose)).footer("  " + example);
    return line;
  }

  private CommandLine partner() {
    return group("partner", CommandMessage.COMMAND_PARTNER, "./entente partner add --help")
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
    return named(
        new PartnerChange(terminal, state),
        name,
        purpose,
        "./entente partner " + name + " --dir us jp");
  }

  private CommandLine release() {
    return group("release", CommandMessage.COMMAND_RELEASE, "./entente release preview --help")
        .addSubcommand(new ReleasePreview(terminal))
        .addSubcommand(new ReleaseSend(terminal))
        .addSubcommand(new ReleaseProposals(terminal))
        .addSubcommand(judge("approve", RequestMessage.COMMAND_RELEASE_APPROVE))
        .addSubcommand(judge("refuse", RequestMessage.COMMAND_RELEASE_REFUSE))
        .addSubcommand(new ReleaseRevoke(terminal))
        .addSubcommand(new ReleaseOpen(terminal))
        .addSubcommand(new ReleaseTerms(terminal));
  }

  private CommandLine log() {
    return group("log", CommandMessage.COMMAND_LOG, "./entente log verify --help")
        .addSubcommand(new LogShow(terminal))
        .addSubcommand(new LogExportCommand(terminal))
        .addSubcommand(new LogProve(terminal))
        .addSubcommand(new LogAuditCommand(terminal))
        .addSubcommand(new LogVerify(terminal));
  }

  private CommandLine taxii() {
    return group("taxii", NodeMessage.COMMAND_TAXII, "./entente taxii pull --help")
        .addSubcommand(new TaxiiPull(terminal, Version.text()))
        .addSubcommand(new TaxiiPush(terminal, Version.text()));
  }

  private CommandLine overlap() {
    return group("overlap", CommandMessage.COMMAND_OVERLAP, "./entente overlap ask --help")
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
    return named(new OverlapAct(terminal, name), name, purpose, example);
  }

  private CommandLine watch() {
    CommandLine overflight =
        group(
                "overflight",
                CommandMessage.COMMAND_OVERFLIGHT,
                "./entente watch overflight passes --help")
            .addSubcommand(new OverflightPropagate(terminal))
            .addSubcommand(new OverflightPasses(terminal))
            .addSubcommand(new OverflightManoeuvres(terminal));
    CommandLine supply =
        SupplyCommands.into(
            group(
                "supply", CommandMessage.COMMAND_SUPPLY, "./entente watch supply exposure --help"),
            terminal);
    CommandLine ships =
        group("ships", CommandMessage.COMMAND_SHIPS, "./entente watch ships decode --help")
            .addSubcommand(new ShipsDecode(terminal))
            .addSubcommand(new ShipsCheck(terminal))
            .addSubcommand(new ShipsEvents(terminal));
    CommandLine warnings =
        group("warnings", CommandMessage.COMMAND_WARNINGS, "./entente watch warnings ingest --help")
            .addSubcommand(new WarningsIngest(terminal))
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
    return group("watch", CommandMessage.COMMAND_WATCH, "./entente watch overflight --help")
        .addSubcommand(warnings)
        .addSubcommand(overflight)
        .addSubcommand(ships)
        .addSubcommand(supply)
        .addSubcommand(new WatchPicture(terminal))
        .addSubcommand(new WatchCoincidence(terminal));
  }

  private CommandLine test() {
    return new CommandLine(new SelfTest(terminal)).addSubcommand(new AccuracyCommand(terminal));
  }

  /// A command that only holds others.
  private CommandLine group(String name, Message purpose, String example) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().description(terminal.text(purpose)).footer("  " + example);
    return new CommandLine(spec);
  }
}
