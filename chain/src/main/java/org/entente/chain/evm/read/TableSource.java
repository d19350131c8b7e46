package org.entente.chain.evm.read;

import java.io.IOException;
import java.io.InputStream;
import org.entente.chain.evm.table.TableScan;

/// Tables: comma-separated text, known by its header line, and Parquet.
final class TableSource implements SourceKind {
  @Override
  public boolean scan(SourceContent content, EvmFindings findings) throws IOException {
    if (TableScan.isParquet(content.head())) {
      findings.tables().addParquet(content.name(), content.plain());
      return true;
    }
    if (TableScan.isCsv(content.head())) {
      try (InputStream in = content.open()) {
        findings.tables().addCsv(content.name(), in);
      }
      return true;
    }
    return false;
  }
}
