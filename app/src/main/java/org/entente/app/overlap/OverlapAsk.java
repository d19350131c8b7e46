package org.entente.app.overlap;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.home.WholeFile;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Terminal;
import org.entente.exchange.overlap.OverlapFile;
import org.entente.exchange.overlap.Question;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Masks one's own items: a file that shows a partner how many they are and nothing else.
@Command(
    name = "ask",
    description = "${bundle:COMMAND_OVERLAP_ASK}",
    footer = "  ./entente overlap ask --items ours.txt --secret secret.json --out question.json")
public final class OverlapAsk implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--items",
      required = true,
      paramLabel = "FILE",
      description = "${bundle:OPTION_OVERLAP_ITEMS}")
  private Path items;

  @Option(
      names = "--secret",
      required = true,
      paramLabel = "FILE",
      description = "${bundle:OPTION_OVERLAP_SECRET}")
  private Path secret;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "${bundle:OPTION_OVERLAP_OUT}")
  private Path out;

  @Option(
      names = "--format",
      paramLabel = "json|table",
      defaultValue = "json",
      description = "${bundle:OPTION_FORMAT_OR_TABLE}")
  private Format format;

  public OverlapAsk(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    ItemFile ours = ItemFile.read(items);
    if (Files.exists(secret)) {
      throw new FileAlreadyExistsException(secret.toString());
    }
    SecureRandom random = new SecureRandom();
    List<List<byte[]>> batches = new ArrayList<>();
    List<byte[]> masks = new ArrayList<>();
    for (int from = 0; from < ours.forms().size(); from += OverlapFile.BATCH) {
      int to = Math.min(from + OverlapFile.BATCH, ours.forms().size());
      Question question = Question.of(ours.forms().subList(from, to), random);
      batches.add(question.masked());
      masks.addAll(question.masks());
    }
    WholeFile.write(secret, new OverlapFile.Secret(ours.lines(), masks).text());
    OverlapFile.Asked asked = new OverlapFile.Asked(batches);
    WholeFile.write(out, asked.text());
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("items", asked.size());
    answer.put("question", out.toString());
    format.print(terminal, answer);
    return ExitCode.DONE;
  }
}
