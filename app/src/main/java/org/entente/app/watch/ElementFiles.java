package org.entente.app.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.WatchMessage;
import org.entente.watch.overflight.Doubts;
import org.entente.watch.overflight.ElementSet;
import org.entente.watch.overflight.ElementSets;
import org.entente.watch.overflight.Julian;
import picocli.CommandLine.Option;

/// The element sets that a command is given, and what was wrong with them.
final class ElementFiles {
  @Option(
      names = "--elements",
      paramLabel = "FILE",
      arity = "1..*",
      required = true,
      description = "${bundle:OPTION_ELEMENTS}")
  private List<Path> files;

  @Option(names = "--lenient", description = "${bundle:OPTION_LENIENT_SETS}")
  private boolean lenient;

  private final Doubts listed = Doubts.listed();

  /// In the order of the files and in each as they stand there.
  List<ElementSet> read() throws IOException {
    List<ElementSet> sets = new ArrayList<>();
    for (Path file : files) {
      sets.addAll(ElementSets.read(file, lenient ? listed : Doubts.refused()));
    }
    return sets;
  }

  /// By object, in the order of their epochs, none after `known`; of equal epochs the set read
  /// last.
  Map<String, List<ElementSet>> histories(Julian known) throws IOException {
    return ElementSets.histories(read(), known);
  }

  /// What `--lenient` let through, for the document.
  List<String> listed() {
    return listed.all();
  }

  /// Tells a person what was let through.
  int exit(Terminal terminal, int otherwise) {
    listed.all().forEach(line -> terminal.note(WatchMessage.ELEMENTS_DOUBT, line));
    return listed.all().isEmpty() ? otherwise : ExitCode.FOUND;
  }
}
