package org.entente.app.chain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.entente.app.terminal.ExitCode;
import org.entente.app.terminal.Fields;
import org.entente.app.terminal.Format;
import org.entente.app.terminal.Interrupt;
import org.entente.app.terminal.Json;
import org.entente.app.terminal.Progress;
import org.entente.app.terminal.Terminal;
import org.entente.base.BadInput;
import org.entente.base.EvmNetwork;
import org.entente.base.message.ChainMessage;
import org.entente.base.message.CommandMessage;
import org.entente.chain.evm.EvmHeader;
import org.entente.chain.evm.ingest.EvmImport;
import org.entente.chain.evm.ingest.EvmImportListener;
import org.entente.chain.evm.ingest.EvmImportReport;
import org.entente.chain.evm.ingest.EvmImportSettings;
import org.entente.chain.evm.read.EvmScanSettings;
import org.entente.chain.evm.read.EvmSources;
import org.entente.chain.evm.store1.MappedAccounts;
import org.entente.chain.read.Problem;
import org.entente.chain.read.ScanListener;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// `entente chain import evm`.
@Command(
    name = "evm",
    description = "${bundle:COMMAND_IMPORT_EVM}",
    footer = "  ./entente chain import evm --store mystore --network ethereum blocks")
public final class ImportEvm implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--store",
      required = true,
      paramLabel = "DIR",
      description = "${bundle:OPTION_STORE_NEW}")
  private Path store;

  @Option(
      names = "--network",
      paramLabel = "NAME|CHAINID",
      defaultValue = "ethereum",
      converter = EvmNetworkName.class,
      description = "${bundle:OPTION_NETWORK_EVM}")
  private EvmNetwork network;

  @Option(names = "--lenient", description = "${bundle:OPTION_LENIENT}")
  private boolean lenient;

  @Option(
      names = "--format",
      paramLabel = "table|json",
      defaultValue = "table",
      description = "${bundle:OPTION_FORMAT}")
  private Format format;

  @Parameters(arity = "1..*", paramLabel = "PATH", description = "${bundle:PARAMETER_PATHS}")
  private List<Path> paths;

  /// Reads the name or the id of a network.
  static final class EvmNetworkName implements ITypeConverter<EvmNetwork> {
    @Override
    public EvmNetwork convert(String value) {
      return EvmNetwork.parse(value).orElseThrow(() -> new TypeConversionException(value));
    }
  }

  public ImportEvm(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    List<Problem> problems = Collections.synchronizedList(new ArrayList<>());
    EvmImportReport report = run(problems);
    problems.forEach(problem -> terminal.note(ChainMessage.NOTE, problem));
    String digest;
    long txs;
    try (MappedAccounts accounts = MappedAccounts.open(store)) {
      digest = accounts.digest();
      txs = accounts.txCount();
    }
    switch (format) {
      case JSON -> Json.print(terminal, json(report, txs, digest, problems));
      case TABLE -> print(report, digest);
    }
    boolean skipped =
        !report.skipped().isEmpty()
            || problems.stream().anyMatch(problem -> problem.kind() == Problem.Kind.SKIPPED);
    return skipped ? ExitCode.FOUND : ExitCode.DONE;
  }

  private EvmImportReport run(List<Problem> problems) throws IOException, InterruptedException {
    int threads = Runtime.getRuntime().availableProcessors();
    try (Interrupt _ = new Interrupt(terminal, ChainMessage.IMPORT_INTERRUPTED);
        ScratchFolder scratch = ScratchFolder.in(store);
        Progress scan = new Progress(terminal, ChainMessage.PROGRESS_SCAN, Progress::megabytes);
        Progress progress = new Progress(terminal, ChainMessage.PROGRESS_IMPORT, Progress::count);
        EvmSources sources =
            EvmSources.scan(
                paths,
                new EvmScanSettings(network, scratch.path(), lenient, new Told(scan, problems)))) {
      return EvmImport.run(
          new EvmImportSettings(store, network, lenient, threads),
          sources,
          new Appended(scan, progress));
    }
  }

  private record Told(Progress scan, List<Problem> problems) implements ScanListener {
    @Override
    public void progress(String file, long bytesDone, long bytesTotal) {
      scan.at(bytesDone, bytesTotal);
    }

    @Override
    public void problem(Problem problem) {
      problems.add(problem);
    }
  }

  private record Appended(Progress scan, Progress progress) implements EvmImportListener {
    @Override
    public void appended(int done, int total, long transfers) {
      scan.close();
      progress.at(done, total);
    }

    @Override
    public void skipped(BadInput reason) {
      // Listed at the end, with those of earlier imports.
    }
  }

  private Map<String, Object> json(
      EvmImportReport report, long txs, String digest, List<Problem> problems) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("store", store.toString());
    json.put("network", network.text());
    json.put("blocks", report.blocks());
    json.put("transactions", txs);
    json.put("transfers", report.transfers());
    json.put("appended", report.appended());
    json.put("found", report.found());
    json.put("digest", digest);
    json.put("stale", report.stale().stream().map(ImportEvm::text).toList());
    List<Map<String, Object>> skipped = new ArrayList<>();
    report
        .skipped()
        .forEach(
            (block, reason) -> {
              Map<String, Object> entry = new LinkedHashMap<>();
              entry.put("block", block);
              entry.put("reason", reason);
              skipped.add(entry);
            });
    json.put("skipped", skipped);
    json.put("notes", problems.stream().map(Problem::toString).toList());
    return json;
  }

  private static String text(EvmHeader header) {
    return AccountText.hash(header.hash());
  }

  private void print(EvmImportReport report, String digest) {
    Fields fields = new Fields(terminal);
    fields.add(CommandMessage.FIELD_NETWORK, network.text());
    fields.add(ChainMessage.FIELD_BLOCKS, Progress.count(report.blocks()));
    fields.add(ChainMessage.FIELD_TRANSFERS, Progress.count(report.transfers()));
    fields.add(ChainMessage.FIELD_APPENDED, Progress.count(report.appended()));
    fields.add(ChainMessage.FIELD_STALE, Progress.count(report.stale().size()));
    fields.add(ChainMessage.FIELD_SKIPPED, Progress.count(report.skipped().size()));
    fields.add(ChainMessage.FIELD_DIGEST, digest);
    fields.print();
    report.stale().forEach(header -> terminal.say(ChainMessage.IMPORT_STALE, text(header)));
    report
        .skipped()
        .forEach((block, reason) -> terminal.say(ChainMessage.IMPORT_SKIPPED, block, reason));
  }
}
