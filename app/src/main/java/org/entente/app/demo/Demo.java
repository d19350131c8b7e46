package org.entente.app.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.DemoMessage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `entente demo`: two real thefts, whose lists, what the same commands do on a chain of some
/// size, the monitors on made-up inputs, one theft as a case, and a request that another node
/// answers.
@Command(name = "demo", description = "${bundle:COMMAND_DEMO}", footer = "  ./entente demo --once")
public final class Demo implements Callable<Integer> {
  private final Terminal terminal;
  private final String version;
  private final Program program;

  @Option(names = "--once", description = "${bundle:OPTION_ONCE}")
  private boolean once;

  public Demo(Terminal terminal, String version, Program program) {
    this.terminal = terminal;
    this.version = version;
    this.program = program;
  }

  @Override
  public Integer call() throws Exception {
    Path scratch = Files.createTempDirectory("entente-demo");
    try {
      Stage stage = new Stage(terminal, version, program);
      new BybitChapter(stage).play(scratch);
      new DmmChapter(stage).play(scratch);
      new ListsChapter(stage).play();
      new GeneratedChapter(stage).play(scratch);
      new SituationChapter(stage).play(scratch);
      CaseChapter.Made made = new CaseChapter(stage).play(scratch);
      new RequestChapter(stage).play(scratch);
      terminal.out().println();
      boolean isWatched = !once && terminal.errIsScreen();
      if (isWatched) {
        new OpenPages(terminal).show(made, scratch);
      }
      terminal.say(once ? DemoMessage.DEMO_END : DemoMessage.DEMO_NEXT);
      return ExitCode.DONE;
    } finally {
      delete(scratch);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
