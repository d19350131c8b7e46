package org.entente.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.CommandMessage;
import org.entente.base.message.Language;
import org.entente.base.message.Messages;
import org.entente.exchange.store.StorageFailure;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// The command `entente`.
public final class Entente {
  private final Terminal terminal;

  private Entente(Terminal terminal) {
    this.terminal = terminal;
  }

  public static void main(String[] arguments) {
    LibraryLog.quiet();
    Language fromEnvironment = Language.ofLocale(locale());
    Optional<String> asked = optionValue(List.of(arguments), "--lang");
    Language language = asked.flatMap(Language::ofCode).orElse(fromEnvironment);
    Terminal terminal = Terminal.ofProcess(Messages.in(language));
    int code = run(terminal, arguments);
    terminal.out().flush();
    System.exit(code);
  }

  /// Runs one command and returns its exit code; never ends the process.
  public static int run(Terminal terminal, String... arguments) {
    return new Entente(terminal).execute(arguments);
  }

  private int execute(String... arguments) {
    Optional<String> asked = optionValue(List.of(arguments), "--lang");
    if (asked.isPresent() && Language.ofCode(asked.get()).isEmpty()) {
      terminal.note(
          CommandMessage.ERROR, terminal.text(CommandMessage.ERROR_LANGUAGE, asked.get()));
      return ExitCode.USAGE;
    }
    CommandLine line = commands(terminal);
    if (arguments.length == 0) {
      line.usage(terminal.err(), Ansi.OFF);
      return ExitCode.USAGE;
    }
    return line.execute(arguments);
  }

  static CommandLine commands(Terminal terminal) {
    Entente entente = new Entente(terminal);
    CommandLine root = CommandTree.of(terminal);
    root.getCommandSpec().version("entente " + Version.text());
    HelpText.install(root, terminal.messages());
    root.setOut(new PrintWriter(terminal.out(), true, UTF_8));
    root.setErr(new PrintWriter(terminal.err(), true, UTF_8));
    root.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
    root.setExpandAtFiles(false);
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setParameterExceptionHandler((e, args) -> entente.explain(e));
    root.setExecutionExceptionHandler((e, sub, parsed) -> entente.explain(e));
    return root;
  }

  private int explain(ParameterException e) {
    CommandSpec command = e.getCommandLine().getCommandSpec();
    terminal.note(CommandMessage.ERROR, reason(e));
    terminal.note(CommandMessage.ERROR_SEE_HELP, command.qualifiedName());
    return ExitCode.USAGE;
  }

  private String reason(ParameterException e) {
    if (e instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return terminal.text(
          CommandMessage.ERROR_MISSING_ARGUMENT,
          String.join(", ", missing.getMissing().stream().map(Entente::name).toList()));
    }
    if (e instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      return terminal.text(
          CommandMessage.ERROR_UNKNOWN_ARGUMENT, unmatched.getUnmatched().getFirst());
    }
    ArgSpec argument = e.getArgSpec();
    String value = e.getValue();
    if (argument != null && value != null) {
      return terminal.text(CommandMessage.ERROR_BAD_VALUE, name(argument), value);
    }
    if (e.getCommandLine().getCommandSpec().userObject() == null) {
      return terminal.text(CommandMessage.ERROR_MISSING_COMMAND);
    }
    return String.valueOf(e.getMessage());
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }

  private int explain(Exception e) {
    return switch (e) {
      case BadInput bad -> fail(ExitCode.BAD_INPUT, bad.getMessage());
      case IOException io -> cannotOpen(io);
      case StorageFailure failure -> fail(ExitCode.CANNOT_OPEN, failure.getMessage());
      case UncheckedIOException io when io.getCause() != null -> cannotOpen(io.getCause());
      default -> {
        terminal.note(
            CommandMessage.ERROR, terminal.text(CommandMessage.ERROR_INTERNAL, e.toString()));
        e.printStackTrace(terminal.err());
        yield ExitCode.INTERNAL;
      }
    };
  }

  private int cannotOpen(IOException e) {
    return fail(ExitCode.CANNOT_OPEN, CannotOpen.reason(e, terminal.messages()));
  }

  private int fail(int code, @Nullable String reason) {
    terminal.note(CommandMessage.ERROR, String.valueOf(reason));
    return code;
  }

  /// The POSIX order: LC_ALL wins over LC_MESSAGES and LANG.
  private static String locale() {
    for (String name : List.of("LC_ALL", "LC_MESSAGES", "LANG")) {
      String value = System.getenv(name);
      if (value != null && !value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  /// Found before parsing, because the parser's own complaints are already in the language.
  private static Optional<String> optionValue(List<String> arguments, String name) {
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      if (argument.startsWith(name + "=")) {
        return Optional.of(argument.substring(name.length() + 1));
      }
      if (argument.equals(name) && i + 1 < arguments.size()) {
        return Optional.of(arguments.get(i + 1));
      }
    }
    return Optional.empty();
  }
}
