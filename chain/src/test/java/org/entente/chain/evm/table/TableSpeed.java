package org.entente.chain.evm.table;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.entente.base.EvmNetwork;

/// How many rows of token transfers a second are read: `TableSpeed FOLDER ROWS SEED`. Not a test;
/// run by hand.
final class TableSpeed {
  private static final int ROWS_OF_BLOCK = 5;

  private TableSpeed() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    int count = Integer.parseInt(arguments[1]);
    Path file = folder.resolve("token_transfers-" + count + ".csv");
    if (!Files.exists(file)) {
      write(file, count, new Random(Long.parseLong(arguments[2])));
    }
    for (int run = 0; run < 2; run++) {
      long began = System.nanoTime();
      TableScan scan =
          new TableScan(
              folder,
              bad -> {
                throw bad;
              },
              EvmNetwork.ETHEREUM);
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        scan.addCsv(file.toString(), in);
      }
      TableBlocks blocks = scan.finish();
      long scanned = System.nanoTime();
      long transfers = 0;
      try (blocks) {
        for (int i = 0; i < blocks.headers().size(); i++) {
          transfers += blocks.read(i).txs().stream().mapToInt(tx -> tx.transfers().size()).sum();
        }
      }
      long read = System.nanoTime();
      System.out.printf(
          "rows %d bytes %d scan %.2f s (%.0f rows/s) read %.2f s (%.0f rows/s)%n",
          transfers,
          Files.size(file),
          (scanned - began) / 1e9,
          transfers * 1e9 / (scanned - began),
          (read - scanned) / 1e9,
          transfers * 1e9 / (read - scanned));
    }
  }

  private static void write(Path file, int count, Random random) throws IOException {
    try (OutputStream out =
        new java.io.BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
      out.write(
          "token_address,from_address,to_address,value,transaction_hash,log_index,block_number\n"
              .getBytes(StandardCharsets.US_ASCII));
      StringBuilder row = new StringBuilder();
      String tx = "";
      for (int i = 0; i < count; i++) {
        row.setLength(0);
        if (i % 2 == 0) {
          tx = hex(random, 32);
        }
        row.append(hex(random, 20)).append(',').append(hex(random, 20)).append(',');
        row.append(hex(random, 20)).append(',').append(random.nextLong() >>> 1);
        if (i % 3 == 0) {
          row.append("0000");
        }
        row.append(',').append(tx).append(',').append(i % ROWS_OF_BLOCK).append(',');
        row.append(12_000_000 + i / ROWS_OF_BLOCK).append('\n');
        out.write(row.toString().getBytes(StandardCharsets.US_ASCII));
      }
    }
  }

  private static String hex(Random random, int bytes) {
    byte[] some = new byte[bytes];
    random.nextBytes(some);
    return "0x" + org.entente.base.Hex.encode(some);
  }
}
