package org.entente.app.overlap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.server.home.WholeFile;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.exchange.overlap.EpochKey;
import org.entente.exchange.overlap.MalformedElement;
import org.entente.exchange.overlap.OverlapFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Answers a partner's question: its masked items through this node's key, and the tags of this
/// node's own items.
@Command(
    name = "answer",
    description = "${bundle:COMMAND_OVERLAP_ANSWER}",
    footer =
        "  ./entente overlap answer --items theirs.txt --key epoch.json"
            + " --question question.json --out answer.json")
public final class OverlapAnswer implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--items",
      required = true,
      paramLabel = "FILE",
      description = "${bundle:OPTION_OVERLAP_ITEMS}")
  private Path items;

  @Option(
      names = "--key",
      required = true,
      paramLabel = "FILE",
      description = "${bundle:OPTION_OVERLAP_KEY}")
  private Path keyFile;

  @Option(
      names = "--question",
      required = true,
      paramLabel = "FILE",
      description = "${bundle:OPTION_OVERLAP_QUESTION}")
  private Path questionFile;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "${bundle:OPTION_OVERLAP_OUT}")
  private Path out;

  @Option(
      names = "--most",
      paramLabel = "N",
      defaultValue = "100000",
      description = "${bundle:OPTION_OVERLAP_MOST}")
  private long most;

  @Option(
      names = "--format",
      paramLabel = "json|table",
      defaultValue = "json",
      description = "${bundle:OPTION_FORMAT_OR_TABLE}")
  private Format format;

  public OverlapAnswer(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    OverlapFile.Asked asked =
        OverlapFile.question(questionFile.toString(), Files.readAllBytes(questionFile));
    ItemFile ours = ItemFile.read(items);
    EpochFile epoch = EpochFile.open(keyFile).counting(keyFile, asked.size(), most);
    EpochKey key = epoch.key();
    SecureRandom random = new SecureRandom();
    List<EpochKey.Answer> batches = new ArrayList<>();
    for (List<byte[]> batch : asked.batches()) {
      try {
        batches.add(key.answer(batch, random));
      } catch (MalformedElement e) {
        throw new BadInput(
            questionFile.toString(),
            "batch " + (batches.size() + 1),
            String.valueOf(e.getMessage()),
            "Ask the partner for the question anew.",
            e);
      }
    }
    // counted before anything is handed out
    epoch.write(keyFile);
    WholeFile.write(
        out,
        new OverlapFile.Answered(epoch.epoch(), key.open(), batches, key.tags(ours.forms()))
            .text());
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("epoch", epoch.epoch());
    answer.put("key", HexFormat.of().formatHex(key.open()));
    answer.put("asked", asked.size());
    answer.put("own", ours.forms().size());
    answer.put("askedInEpoch", epoch.asked());
    format.print(terminal, answer);
    return ExitCode.DONE;
  }
}
