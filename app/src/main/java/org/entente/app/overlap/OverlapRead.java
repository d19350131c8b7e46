package org.entente.app.overlap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.exchange.overlap.ItemForm;
import org.entente.exchange.overlap.MalformedElement;
import org.entente.exchange.overlap.OverlapFile;
import org.entente.exchange.overlap.Question;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Reads a partner's answer: which of one's own items the partner works on too.
@Command(
    name = "read",
    description = "${bundle:COMMAND_OVERLAP_READ}",
    footer = "  ./entente overlap read --secret secret.json --answer answer.json")
public final class OverlapRead implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--secret",
      required = true,
      paramLabel = "FILE",
      description = "${bundle:OPTION_OVERLAP_SECRET}")
  private Path secretFile;

  @Option(
      names = "--answer",
      required = true,
      paramLabel = "FILE",
      description = "${bundle:OPTION_OVERLAP_ANSWER}")
  private Path answerFile;

  @Option(
      names = "--partner-key",
      paramLabel = "HEX",
      description = "${bundle:OPTION_OVERLAP_PARTNER_KEY}")
  private @Nullable String partnerKey;

  @Option(
      names = "--format",
      paramLabel = "json|table",
      defaultValue = "json",
      description = "${bundle:OPTION_FORMAT_OR_TABLE}")
  private Format format;

  public OverlapRead(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    OverlapFile.Secret secret =
        OverlapFile.secret(secretFile.toString(), Files.readAllBytes(secretFile));
    OverlapFile.Answered answered =
        OverlapFile.answer(answerFile.toString(), Files.readAllBytes(answerFile));
    String key = HexFormat.of().formatHex(answered.key());
    if (partnerKey != null && !partnerKey.equalsIgnoreCase(key)) {
      throw wrong("key", "it was made with the key " + key + ", not the one you named", null);
    }
    Set<String> theirs = new HashSet<>();
    answered.tags().forEach(tag -> theirs.add(HexFormat.of().formatHex(tag)));
    List<String> both = new ArrayList<>();
    List<byte[]> tags = tags(secret, answered);
    for (int i = 0; i < tags.size(); i++) {
      if (theirs.contains(HexFormat.of().formatHex(tags.get(i)))) {
        both.add(secret.lines().get(i));
      }
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("epoch", answered.epoch());
    answer.put("key", key);
    answer.put("asked", secret.lines().size());
    answer.put("theirs", answered.tags().size());
    answer.put("both", both);
    format.print(terminal, answer);
    return both.isEmpty() ? ExitCode.DONE : ExitCode.FOUND;
  }

  private List<byte[]> tags(OverlapFile.Secret secret, OverlapFile.Answered answered) {
    List<byte[]> forms = secret.lines().stream().map(ItemForm::of).toList();
    List<byte[]> tags = new ArrayList<>();
    for (int batch = 0; batch < answered.batches().size(); batch++) {
      int from = batch * OverlapFile.BATCH;
      int to = Math.min(from + OverlapFile.BATCH, forms.size());
      if (from >= to) {
        throw wrong("batches", "there are more batches than were asked", null);
      }
      try {
        tags.addAll(
            Question.again(forms.subList(from, to), secret.masks().subList(from, to))
                .tags(answered.batches().get(batch), answered.key()));
      } catch (MalformedElement e) {
        throw wrong("batch " + (batch + 1), String.valueOf(e.getMessage()), e);
      }
    }
    if (tags.size() != forms.size()) {
      throw wrong("batches", tags.size() + " of " + forms.size() + " items are answered", null);
    }
    return tags;
  }

  private BadInput wrong(String place, String reason, @Nullable Throwable cause) {
    return new BadInput(
        answerFile.toString(),
        place,
        reason,
        "Ask the partner for an answer to this very question.",
        cause);
  }
}
