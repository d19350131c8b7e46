package org.entente.chain.generate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Writes `truth.csv.gz`: a row for each transaction of the best chain, in ledger order.
///
/// Columns: `height`, `index` in the block, `kind`, `change` (output index or empty), `from`
/// (owner of each input), `to` (owner of each output). Owners are numbers; runs of one owner are
/// written with their length (`310x2`), an output that nobody can spend `-`.
final class TruthFile implements AutoCloseable {
  private static final int BUFFER_CHARS = 1 << 16;

  private final Writer out;
  private final StringBuilder row = new StringBuilder(256);

  TruthFile(Path file) throws IOException {
    OutputStream raw = Files.newOutputStream(file);
    out =
        new BufferedWriter(
            new OutputStreamWriter(new FastGzip(raw), StandardCharsets.US_ASCII), BUFFER_CHARS);
    out.write("height,index,kind,change,from,to\n");
  }

  /// The one transaction that no miner of ours made.
  void genesis() throws IOException {
    out.write("0,0," + Kind.COINBASE.text() + ",,,-\n");
  }

  void coinbase(int height, int miner, boolean committed) throws IOException {
    row.setLength(0);
    row.append(height).append(",0,").append(Kind.COINBASE.text()).append(",,,");
    row.append(miner).append(committed ? " -\n" : "\n");
    out.append(row);
  }

  void transaction(int height, int index, Draft draft) throws IOException {
    row.setLength(0);
    row.append(height).append(',').append(index).append(',').append(draft.kind.text());
    row.append(',');
    if (draft.change != Draft.NO_CHANGE) {
      row.append(draft.change);
    }
    row.append(',');
    owners(draft.inputOwner, draft.inputs);
    row.append(',');
    owners(draft.outputOwner, draft.outputs);
    row.append('\n');
    out.append(row);
  }

  private void owners(int[] owners, int count) {
    int at = 0;
    while (at < count) {
      int run = at + 1;
      while (run < count && owners[run] == owners[at]) {
        run++;
      }
      if (at > 0) {
        row.append(' ');
      }
      if (owners[at] == Draft.NOBODY) {
        row.append('-');
      } else {
        row.append(owners[at]);
      }
      if (run - at > 1) {
        row.append('x').append(run - at);
      }
      at = run;
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /// Truth is written as fast as blocks; a smaller file isn't worth the time.
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, BUFFER_CHARS);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }
}
