package org.entente.app.stix;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.exchange.json.JsonReader;
import org.entente.exchange.json.JsonValue;
import org.entente.exchange.stix.pattern.Observations;
import org.entente.exchange.stix.pattern.StixPattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Matches a pattern over observations, or many of both.
@Command(
    name = "match",
    description = "${bundle:COMMAND_STIX_MATCH}",
    footer = "  ./entente stix match --pattern-file pattern.txt --observed bundles.json")
public final class StixMatch implements Callable<Integer> {
  private static final long LARGEST = 1L << 30;

  private final Terminal terminal;

  /// One pattern, or a file of them.
  private static final class What {
    @ArgGroup(exclusive = false)
    private @Nullable One one;

    @Option(
        names = "--batch",
        required = true,
        paramLabel = "FILE",
        description = "${bundle:OPTION_STIX_BATCH}")
    private @Nullable Path batch;
  }

  private static final class One {
    @Option(
        names = "--pattern-file",
        required = true,
        paramLabel = "FILE",
        description = "${bundle:OPTION_PATTERN_FILE}")
    private Path pattern = Path.of("");

    @Option(
        names = "--observed",
        required = true,
        paramLabel = "FILE",
        description = "${bundle:OPTION_OBSERVED}")
    private Path observed = Path.of("");
  }

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  /// Only parsed: scripts give it to every command.
  @SuppressWarnings("UnusedVariable")
  @Option(
      names = "--format",
      paramLabel = "json",
      defaultValue = "json",
      description = "${bundle:OPTION_FORMAT_JSON}")
  private OnlyJson format = OnlyJson.JSON;

  public StixMatch(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (what.batch != null) {
      return batch(what.batch);
    }
    One one = what.one == null ? new One() : what.one;
    StixPattern pattern = pattern(one.pattern);
    byte[] bytes = bytes(one.observed);
    String name = one.observed.toString();
    boolean match = pattern.matches(Observations.of(name, JsonReader.parse(name, bytes)));
    Json.line(terminal, Map.of("match", match));
    return ExitCode.DONE;
  }

  private static StixPattern pattern(Path file) throws IOException {
    String text = new String(bytes(file), StandardCharsets.UTF_8).strip();
    try {
      return StixPattern.parse(text);
    } catch (BadInput bad) {
      throw new BadInput(file.toString(), bad.place(), bad.reason(), bad.nextStep(), bad);
    }
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new BadInput(file.toString(), "", "it is over " + LARGEST + " bytes", "Split it");
    }
    return Files.readAllBytes(file);
  }

  private int batch(Path file) throws IOException {
    boolean failed = false;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          Map<String, Object> answer = answer(file, number, line);
          failed |= answer.containsKey("error");
          terminal.out().println(Json.text(answer));
        }
      }
    }
    return failed ? ExitCode.FOUND : ExitCode.DONE;
  }

  /// A pattern that is none is an answer; observations that are none are an error in it.
  private static Map<String, Object> answer(Path file, long number, String line) {
    String place = file + ", line " + number;
    JsonValue value = JsonReader.parse(place, line);
    if (!(value instanceof JsonValue.Members asked) || asked.text("pattern") == null) {
      throw new BadInput(
          file.toString(),
          "line " + number,
          "there is no pattern",
          "Write {\"pattern\":\"…\",\"observations\":[…]}");
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    StixPattern pattern;
    try {
      pattern = StixPattern.parse(String.valueOf(asked.text("pattern")));
    } catch (BadInput bad) {
      answer.put("valid", false);
      answer.put("match", false);
      answer.put("reason", bad.place() + ": " + bad.reason());
      return answer;
    }
    answer.put("valid", true);
    try {
      JsonValue observed = asked.get("observations");
      JsonValue given = observed == null ? JsonValue.Members.NONE : observed;
      answer.put("match", pattern.matches(Observations.of(place, given)));
    } catch (BadInput bad) {
      answer.put("match", false);
      answer.put("error", bad.getMessage());
    }
    return answer;
  }
}
