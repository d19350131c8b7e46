package org.entente.app.chain;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Fields;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Progress;
import org.entente.app.terminal.Terminal;
import org.entente.base.message.ChainMessage;
import org.entente.base.message.CommandMessage;
import org.entente.chain.generate.ChainGenerator;
import org.entente.chain.generate.ChainSettings;
import org.entente.chain.generate.GeneratedChain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `entente chain generate`.
@Command(
    name = "generate",
    description = "${bundle:COMMAND_GENERATE}",
    footer = "  ./entente chain generate --out mychain --transactions 100000 --seed 7")
public final class ChainGenerate implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "${bundle:OPTION_GENERATE_OUT}")
  private Path out;

  @Option(
      names = "--transactions",
      paramLabel = "N",
      defaultValue = "100000",
      description = "${bundle:OPTION_GENERATE_TRANSACTIONS}")
  private long transactions;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "${bundle:OPTION_GENERATE_SEED}")
  private long seed;

  @Option(
      names = "--per-block",
      paramLabel = "N",
      defaultValue = "3000",
      description = "${bundle:OPTION_GENERATE_PER_BLOCK}")
  private int perBlock;

  @Option(
      names = "--shuffle",
      paramLabel = "N",
      defaultValue = "0",
      description = "${bundle:OPTION_GENERATE_SHUFFLE}")
  private int shuffle;

  @Option(
      names = "--stale",
      paramLabel = "N",
      defaultValue = "0",
      description = "${bundle:OPTION_GENERATE_STALE}")
  private int stale;

  @Option(names = "--xor", description = "${bundle:OPTION_GENERATE_XOR}")
  private boolean xor;

  @Option(names = "--undo", description = "${bundle:OPTION_GENERATE_UNDO}")
  private boolean undo;

  @Option(names = "--no-truth", description = "${bundle:OPTION_GENERATE_NO_TRUTH}")
  private boolean noTruth;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  public ChainGenerate(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    GeneratedChain chain;
    try (Progress progress =
        new Progress(terminal, ChainMessage.PROGRESS_GENERATE, Progress::count)) {
      chain =
          ChainGenerator.generate(settings(), out, (done, all, bytes) -> progress.at(done, all));
    }
    switch (format) {
      case JSON -> Json.print(terminal, json(chain));
      case TABLE -> print(chain);
    }
    return ExitCode.DONE;
  }

  private ChainSettings settings() {
    try {
      return new ChainSettings(seed, transactions, perBlock, shuffle, stale, xor, undo, !noTruth);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  private Map<String, Object> json(GeneratedChain chain) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("folder", out.toString());
    json.put("height", chain.height());
    json.put("tip", chain.tip().toString());
    json.put("transactions", chain.transactions());
    json.put("spends", chain.spends());
    json.put("outputs", chain.outputs());
    json.put("start", chain.start().toString());
    return json;
  }

  private void print(GeneratedChain chain) {
    Fields fields = new Fields(terminal);
    fields.add(CommandMessage.FIELD_HEIGHT, Progress.count(chain.height()));
    fields.add(ChainMessage.FIELD_TRANSACTIONS, Progress.count(chain.transactions()));
    fields.add(ChainMessage.FIELD_INPUTS, Progress.count(chain.spends()));
    fields.add(ChainMessage.FIELD_OUTPUTS, Progress.count(chain.outputs()));
    fields.add(ChainMessage.FIELD_BLOCK, chain.tip());
    fields.add(CommandMessage.FIELD_START, chain.start());
    fields.print();
  }
}
