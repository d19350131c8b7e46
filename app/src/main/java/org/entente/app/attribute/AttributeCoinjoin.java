package org.entente.app.attribute;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.JsonLines;
import org.entente.app.terminal.Progress;
import org.entente.app.terminal.Table;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.message.AttributionMessage;
import org.entente.base.message.CommandMessage;
import org.entente.chain.Block;
import org.entente.chain.ChainView;
import org.entente.chain.store1.MappedChain;
import org.entente.trace.accuracy.RuleFigures;
import org.entente.trace.mix.ChainMixes;
import org.entente.trace.mix.Demix;
import org.entente.trace.mix.Demixed;
import org.entente.trace.mix.MixJudge;
import org.entente.trace.mix.MixKind;
import org.entente.trace.mix.MixLine;
import org.entente.trace.mix.MixTx;
import org.entente.trace.mix.Verdict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `entente attribute coinjoin`: over a file of transactions, or over a store. A file is answered
/// line by line; of a store only what is a mix, or may be, is told.
@Command(
    name = "coinjoin",
    description = "${bundle:COMMAND_COINJOIN}",
    footer = {
      "  ./entente attribute coinjoin --format json transactions.jsonl.gz",
      "  ./entente attribute coinjoin --store mystore --from-height 500000"
    })
public final class AttributeCoinjoin implements Callable<Integer> {
  private final Terminal terminal;
  private final Map<MixKind, Long> counts = new EnumMap<>(MixKind.class);
  private long skipped;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "${bundle:PARAMETER_COINJOIN}")
  private @Nullable String file;

  @Option(names = "--store", paramLabel = "DIR", description = "${bundle:OPTION_STORE}")
  private @Nullable Path store;

  @Option(
      names = "--from-height",
      paramLabel = "N",
      defaultValue = "0",
      description = "${bundle:OPTION_FROM_HEIGHT}")
  private int fromHeight;

  @Option(names = "--owners", description = "${bundle:OPTION_OWNERS}")
  private boolean owners;

  @Option(names = "--lenient", description = "${bundle:OPTION_LENIENT_LINES}")
  private boolean lenient;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  private @Nullable Table table;

  public AttributeCoinjoin(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path folder = store;
    String lines = file;
    if ((folder == null) == (lines == null)) {
      throw new ParameterException(
          spec.commandLine(),
          terminal.text(AttributionMessage.ERROR_FILE_OR_STORE, "FILE", "--store"));
    }
    if (owners && format == Format.TABLE) {
      throw new ParameterException(
          spec.commandLine(), terminal.text(CommandMessage.ERROR_BAD_VALUE, "--owners", "table"));
    }
    table = format == Format.TABLE ? headings() : null;
    if (folder != null) {
      overStore(folder);
    } else if (lines != null) {
      overFile(lines);
    }
    if (table != null) {
      table.print(terminal);
      counts.forEach(
          (kind, count) -> terminal.note(AttributionMessage.COINJOIN_COUNT, kind.text(), count));
      for (MixKind kind : counts.keySet()) {
        RuleFigures.of(kind.text())
            .ifPresent(one -> terminal.say(CommandMessage.MEASURED, one.rule(), one.text()));
      }
    }
    terminal.out().flush();
    return skipped > 0 ? ExitCode.FOUND : ExitCode.DONE;
  }

  private void overFile(String path) throws IOException {
    try (JsonLines lines = JsonLines.open(path)) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        MixTx tx;
        try {
          tx = MixLine.read(lines.name(), lines.number(), line);
        } catch (BadInput bad) {
          if (!lenient) {
            throw bad;
          }
          skipped++;
          terminal.note(AttributionMessage.LINE_SKIPPED, String.valueOf(bad.getMessage()));
          continue;
        }
        Verdict verdict = MixJudge.judge(tx);
        tell(tx.txid(), verdict, owners ? Demix.of(tx, verdict) : Demixed.NOTHING);
      }
    }
  }

  private void overStore(Path folder) throws IOException {
    if (!MappedChain.exists(folder)) {
      throw new IOException(terminal.text(CommandMessage.ERROR_NO_STORE, folder));
    }
    try (MappedChain chain = MappedChain.open(folder);
        Progress progress =
            new Progress(terminal, AttributionMessage.PROGRESS_COINJOIN, Progress::count)) {
      ChainMixes mixes = new ChainMixes(chain);
      long txs = chain.txCount();
      for (long tx = firstTx(chain); tx < txs; tx++) {
        if ((tx & 0xffff) == 0) {
          progress.at(tx, txs);
        }
        if (mixes.mayMix(tx)) {
          Verdict verdict = mixes.judge(tx);
          if (verdict.kind() != MixKind.NONE || !verdict.asides().isEmpty()) {
            Demixed demixed = owners ? mixes.owners(tx) : Demixed.NOTHING;
            tell(chain.txId(tx).toString(), verdict, demixed);
          }
        }
      }
    }
  }

  /// Blocks without a height come before those that have one only where islands do.
  private long firstTx(ChainView chain) {
    for (int block = 0; block < chain.blockCount(); block++) {
      int height = chain.block(block).height();
      if (height != Block.UNKNOWN && height >= fromHeight) {
        return chain.block(block).firstTx();
      }
    }
    return fromHeight == 0 ? 0 : chain.txCount();
  }

  private void tell(String txid, Verdict verdict, Demixed demixed) {
    counts.merge(verdict.kind(), 1L, Long::sum);
    if (table == null) {
      Map<String, Object> json = VerdictJson.of(txid, verdict);
      if (owners && verdict.kind() != MixKind.NONE) {
        json.put("owners", VerdictJson.owners(demixed));
      }
      terminal.out().println(Json.text(json));
    } else if (verdict.kind() != MixKind.NONE) {
      table.row(
          txid,
          verdict.kind().text(),
          VerdictJson.probability(verdict.ppm()),
          verdict.anonymitySet());
    }
  }

  private Table headings() {
    return Table.empty()
        .text(terminal.text(CommandMessage.FIELD_TRANSACTION))
        .text(terminal.text(AttributionMessage.HEADING_MIX_KIND))
        .number(terminal.text(CommandMessage.HEADING_PROBABILITY))
        .number(terminal.text(AttributionMessage.HEADING_ANONYMITY_SET));
  }
}
