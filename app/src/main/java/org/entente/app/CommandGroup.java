package org.entente.app;

import org.entente.app.terminal.Terminal;
import org.entente.base.message.Message;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/// How the parts of the tree are made.
final class CommandGroup {
  private CommandGroup() {}

  /// A command that only holds others.
  static CommandLine of(Terminal terminal, String name, Message purpose, String example) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().description(terminal.text(purpose)).footer("  " + example);
    return new CommandLine(spec);
  }

  /// A command of which there are several, which differ in what they were made with.
  static CommandLine named(
      Terminal terminal, Object command, String name, Message purpose, String example) {
    CommandLine line = new CommandLine(command);
    line.setCommandName(name);
    line.getCommandSpec().usageMessage().description(terminal.text(purpose)).footer("  " + example);
    return line;
  }
}
