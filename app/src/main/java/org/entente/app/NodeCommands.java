package org.entente.app;

import org.entente.app.server.command.KeyRevoke;
import org.entente.app.server.command.KeyRotate;
import org.entente.app.server.command.KeyShow;
import org.entente.app.server.command.NodeAudit;
import org.entente.app.server.command.NodeBackup;
import org.entente.app.server.command.NodeCollection;
import org.entente.app.server.command.NodeImportTaxii;
import org.entente.app.server.command.NodeInit;
import org.entente.app.server.command.NodeRestore;
import org.entente.app.server.command.NodeRun;
import org.entente.app.server.command.NodeSet;
import org.entente.app.server.command.NodeStatus;
import org.entente.app.server.command.NodeUser;
import org.entente.app.server.command.people.OidcBind;
import org.entente.app.server.command.people.OidcRemove;
import org.entente.app.server.command.people.OidcSet;
import org.entente.app.server.command.people.OidcShow;
import org.entente.app.server.command.people.OidcUnbind;
import org.entente.app.server.command.people.PasskeyList;
import org.entente.app.server.command.people.PasskeyRemove;
import org.entente.app.server.command.people.PersonAdd;
import org.entente.app.server.command.people.PersonChange;
import org.entente.app.server.command.people.PersonList;
import org.entente.app.server.command.people.PersonRole;
import org.entente.app.server.command.people.TokenAdd;
import org.entente.app.server.command.people.TokenList;
import org.entente.app.server.command.people.TokenRevoke;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.Message;
import org.entente.base.message.NodeMessage;
import picocli.CommandLine;

/// Commands on a node and its people.
final class NodeCommands {
  private final Terminal terminal;

  NodeCommands(Terminal terminal) {
    this.terminal = terminal;
  }

  CommandLine node() {
    return CommandGroup.of(
            terminal, "node", CommandMessage.COMMAND_NODE, "./entente node init --help")
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
        .addSubcommand(key())
        .addSubcommand(new NodeCollection(terminal))
        .addSubcommand(new NodeImportTaxii(terminal))
        .addSubcommand(new NodeBackup(terminal))
        .addSubcommand(new NodeRestore(terminal));
  }

  private CommandLine key() {
    return CommandGroup.of(
            terminal, "key", NodeMessage.COMMAND_KEY, "./entente node key rotate --help")
        .addSubcommand(new KeyShow(terminal))
        .addSubcommand(new KeyRotate(terminal))
        .addSubcommand(new KeyRevoke(terminal));
  }

  private CommandLine person() {
    return CommandGroup.of(
            terminal, "person", CommandMessage.COMMAND_PERSON, "./entente node person add --help")
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
    return CommandGroup.named(
        terminal,
        new PersonChange(terminal, action, state),
        name,
        purpose,
        "./entente node person " + name + " --dir us lee");
  }

  private CommandLine token() {
    return CommandGroup.of(
            terminal, "token", CommandMessage.COMMAND_TOKEN, "./entente node token add --help")
        .addSubcommand(new TokenAdd(terminal))
        .addSubcommand(new TokenList(terminal))
        .addSubcommand(new TokenRevoke(terminal));
  }

  private CommandLine passkey() {
    return CommandGroup.of(
            terminal,
            "passkey",
            CommandMessage.COMMAND_PASSKEY,
            "./entente node passkey list --help")
        .addSubcommand(new PasskeyList(terminal))
        .addSubcommand(new PasskeyRemove(terminal));
  }

  private CommandLine oidc() {
    return CommandGroup.of(
            terminal, "oidc", CommandMessage.COMMAND_OIDC, "./entente node oidc set --help")
        .addSubcommand(new OidcSet(terminal))
        .addSubcommand(new OidcShow(terminal))
        .addSubcommand(new OidcRemove(terminal))
        .addSubcommand(new OidcBind(terminal))
        .addSubcommand(new OidcUnbind(terminal));
  }
}
