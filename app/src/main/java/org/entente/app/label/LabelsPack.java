package org.entente.app.label;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.AttributionMessage;
import org.entente.trace.label.Label;
import org.entente.trace.label.read.Doubts;
import org.entente.trace.label.read.LabelFiles;
import org.entente.trace.label.read.SignedPack;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente labels pack`.
@Command(
    name = "pack",
    description = "${bundle:COMMAND_LABELS_PACK}",
    footer =
        "  ./entente labels pack --key key.pem --public-key key.pub --out ours.labels labels.csv")
public final class LabelsPack implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "${bundle:OPTION_PACK_KEY}")
  private Path key;

  @Option(
      names = "--public-key",
      required = true,
      paramLabel = "FILE",
      description = "${bundle:OPTION_PACK_PUBLIC}")
  private Path publicKey;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "${bundle:OPTION_PACK_OUT}")
  private Path out;

  @Parameters(paramLabel = "PATH", arity = "1..*", description = "${bundle:PARAMETER_LABEL_FILES}")
  private List<Path> paths;

  public LabelsPack(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<Label> labels = new ArrayList<>();
    LabelFiles.Settings settings = new LabelFiles.Settings(LabelsOption.today(), new Doubts(false));
    for (Path file : LabelFiles.below(paths)) {
      LabelFiles.read(file, settings, labels::add);
    }
    byte[] pack = SignedPack.sign(labels, key, publicKey);
    Files.write(out, pack, StandardOpenOption.CREATE_NEW);
    terminal.say(AttributionMessage.LABELS_PACKED, labels.size(), out);
    return ExitCode.DONE;
  }
}
