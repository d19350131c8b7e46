package org.entente.chain.evm.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.entente.base.BadInput;
import org.entente.chain.read.FileWalk;
import org.entente.chain.read.Problem;

/// Goes through files and folders and offers each file to every kind of source.
final class EvmScan {
  private static final String KNOWN_KINDS =
      "Name JSON of eth_getBlockByNumber (with whole transactions) and eth_getBlockReceipts, era1"
          + " files, RLP of headers, bodies and receipts, tables of ethereum-etl as CSV or Parquet, or a"
          + " folder of them";

  private final EvmScanSettings settings;
  private final EvmFindings findings;

  /// In the order in which they are asked.
  private final List<SourceKind> kinds =
      List.of(new Era1Kind(), new RlpKind(), new JsonKind(), new TableSource());

  EvmScan(EvmScanSettings settings, EvmFindings findings) {
    this.settings = settings;
    this.findings = findings;
  }

  void scan(List<Path> paths) throws IOException {
    List<FileWalk.Found> files = FileWalk.of(paths, settings.spillFolder());
    long total = 0;
    for (FileWalk.Found file : files) {
      total += Files.size(file.path());
    }
    long done = 0;
    for (FileWalk.Found file : files) {
      settings.listener().progress(file.path().toString(), done, total);
      done += Files.size(file.path());
      scan(file);
    }
    for (SourceKind kind : kinds) {
      kind.finish(findings);
    }
  }

  private void scan(FileWalk.Found file) {
    String name = file.path().toString();
    try {
      SourceContent content = new SourceContent(file.path(), findings.scratch());
      for (SourceKind kind : kinds) {
        if (kind.scan(content, findings)) {
          return;
        }
      }
      unknown(file, name);
    } catch (IOException e) {
      findings.refuse(FileWalk.unreadable(name, e));
    } catch (BadInput bad) {
      findings.refuse(bad);
    }
  }

  private void unknown(FileWalk.Found file, String name) {
    String reason = "holds nothing of an EVM chain in a form known here";
    if (file.named()) {
      findings.refuse(new BadInput(name, "", reason, KNOWN_KINDS));
    } else {
      settings.listener().problem(new Problem(Problem.Kind.UNKNOWN_FILE, name, "", reason));
    }
  }
}
