package org.entente.app;

import java.util.Collections;
import java.util.Enumeration;
import java.util.ResourceBundle;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.Message;
import org.entente.base.message.Messages;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// Gives every command the same help page, in the reader's language.
///
/// Annotations can hold constants only; so `${bundle:NAME}` in a command's annotation is the
/// message of that name. A test finds names that don't exist.
final class HelpText extends ResourceBundle {
  private static final int COLUMNS = 100;

  private final Messages messages;

  private HelpText(Messages messages) {
    this.messages = messages;
  }

  static void install(CommandLine root, Messages messages) {
    root.setResourceBundle(new HelpText(messages));
    root.getCommandSpec()
        .addOption(
            OptionSpec.builder("--version")
                .versionHelp(true)
                .description(messages.text(CommandMessage.OPTION_VERSION))
                .build());
    frame(root, messages);
    root.setUsageHelpWidth(COLUMNS);
  }

  private static void frame(CommandLine line, Messages messages) {
    CommandSpec spec = line.getCommandSpec();
    spec.addOption(
        OptionSpec.builder("--lang")
            .type(String.class)
            .paramLabel("en|ko|ja")
            .description(messages.text(CommandMessage.OPTION_LANG))
            .build());
    spec.addOption(
        OptionSpec.builder("-h", "--help")
            .usageHelp(true)
            .description(messages.text(CommandMessage.OPTION_HELP))
            .build());
    UsageMessageSpec usage = spec.usageMessage();
    usage.synopsisHeading(messages.text(CommandMessage.HELP_USAGE) + " ");
    usage.descriptionHeading("%n");
    usage.parameterListHeading("%n" + messages.text(CommandMessage.HELP_PARAMETERS) + "%n");
    usage.optionListHeading("%n" + messages.text(CommandMessage.HELP_OPTIONS) + "%n");
    usage.commandListHeading("%n" + messages.text(CommandMessage.HELP_COMMANDS) + "%n");
    usage.footerHeading("%n" + messages.text(CommandMessage.HELP_EXAMPLE) + "%n");
    usage.adjustLineBreaksForWideCJKCharacters(true);
    usage.sortOptions(false);
    usage.sortSynopsis(false);
    line.getSubcommands().values().forEach(sub -> frame(sub, messages));
  }

  @Override
  protected @Nullable Object handleGetObject(String key) {
    Message message = Messages.all().get(key);
    return message == null ? null : messages.text(message);
  }

  @Override
  public Enumeration<String> getKeys() {
    return Collections.emptyEnumeration();
  }
}
