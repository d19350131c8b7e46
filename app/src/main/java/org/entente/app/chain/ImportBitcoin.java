package org.entente.app.chain;

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
import org.entente.base.Network;
import org.entente.base.message.ChainMessage;
import org.entente.base.message.CommandMessage;
import org.entente.chain.ingest.ChainImport;
import org.entente.chain.ingest.ImportListener;
import org.entente.chain.ingest.ImportReport;
import org.entente.chain.ingest.ImportSettings;
import org.entente.chain.ingest.Skipped;
import org.entente.chain.read.Problem;
import org.entente.chain.store1.MappedChain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `entente chain import bitcoin`.
@Command(
    name = "bitcoin",
    description = "${bundle:COMMAND_IMPORT_BITCOIN}",
    footer = "  ./entente chain import bitcoin --store mystore ~/.bitcoin/blocks")
public final class ImportBitcoin implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--store",
      required = true,
      paramLabel = "DIR",
      description = "${bundle:OPTION_STORE_NEW}")
  private Path store;

  @Option(
      names = "--network",
      paramLabel = "mainnet|testnet3|testnet4|signet|regtest",
      defaultValue = "mainnet",
      converter = NetworkName.class,
      description = "${bundle:OPTION_NETWORK}")
  private Network network;

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

  public ImportBitcoin(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    int threads = Runtime.getRuntime().availableProcessors();
    ImportSettings settings = new ImportSettings(store, network, paths, lenient, threads);
    ImportReport report;
    List<Problem> problems = Collections.synchronizedList(new ArrayList<>());
    try (Interrupt _ = new Interrupt(terminal, ChainMessage.IMPORT_INTERRUPTED);
        Progress scan = new Progress(terminal, ChainMessage.PROGRESS_SCAN, Progress::megabytes);
        Progress progress = new Progress(terminal, ChainMessage.PROGRESS_IMPORT, Progress::count)) {
      report = ChainImport.run(settings, new Told(scan, progress, problems));
    }
    problems.forEach(problem -> terminal.note(ChainMessage.NOTE, problem));
    String digest;
    try (MappedChain chain = MappedChain.open(store)) {
      digest = chain.digest();
    }
    switch (format) {
      case JSON -> Json.print(terminal, json(report, digest, problems));
      case TABLE -> print(report, digest);
    }
    return report.skipped().isEmpty() ? ExitCode.DONE : ExitCode.FOUND;
  }

  private record Told(Progress scan, Progress progress, List<Problem> problems)
      implements ImportListener {
    @Override
    public void progress(String file, long bytesDone, long bytesTotal) {
      scan.at(bytesDone, bytesTotal);
    }

    @Override
    public void problem(Problem problem) {
      problems.add(problem);
    }

    @Override
    public void appended(int done, int total, long txs) {
      scan.close();
      progress.at(done, total);
    }

    @Override
    public void skipped(BadInput reason) {
      // Listed at the end, with those of earlier imports.
    }
  }

  private Map<String, Object> json(ImportReport report, String digest, List<Problem> problems) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("store", store.toString());
    json.put("network", network.text());
    json.put("blocks", report.blocks());
    json.put("transactions", report.txs());
    json.put("appended", report.appended());
    json.put("found", report.found());
    json.put("digest", digest);
    json.put("stale", report.stale().stream().map(Object::toString).toList());
    json.put("skipped", report.skipped().stream().map(ImportBitcoin::json).toList());
    json.put("notes", problems.stream().map(Problem::toString).toList());
    return json;
  }

  private static Map<String, Object> json(Skipped.Entry skipped) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("block", skipped.hash().toString());
    json.put("reason", skipped.reason());
    return json;
  }

  private void print(ImportReport report, String digest) {
    Fields fields = new Fields(terminal);
    fields.add(CommandMessage.FIELD_NETWORK, network.text());
    fields.add(ChainMessage.FIELD_BLOCKS, Progress.count(report.blocks()));
    fields.add(ChainMessage.FIELD_TRANSACTIONS, Progress.count(report.txs()));
    fields.add(ChainMessage.FIELD_APPENDED, Progress.count(report.appended()));
    fields.add(ChainMessage.FIELD_STALE, Progress.count(report.stale().size()));
    fields.add(ChainMessage.FIELD_SKIPPED, Progress.count(report.skipped().size()));
    fields.add(ChainMessage.FIELD_DIGEST, digest);
    fields.print();
    report.stale().forEach(hash -> terminal.say(ChainMessage.IMPORT_STALE, hash));
    report
        .skipped()
        .forEach(entry -> terminal.say(ChainMessage.IMPORT_SKIPPED, entry.hash(), entry.reason()));
  }
}
