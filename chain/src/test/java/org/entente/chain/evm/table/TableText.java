package org.entente.chain.evm.table;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.entente.base.BadInput;
import org.entente.base.EvmNetwork;
import org.entente.chain.evm.EvmBlock;
import org.entente.chain.evm.table.ParquetWriter.Codec;
import org.entente.chain.evm.table.ParquetWriter.Kind;

/// Tables as text, to write and to read back.
final class TableText {
  static final String TRANSACTIONS =
      "hash,nonce,block_hash,block_number,transaction_index,from_address,to_address,value,gas,gas_price,"
          + "input,block_timestamp,max_fee_per_gas,max_priority_fee_per_gas,transaction_type";
  static final String RECEIPTS =
      "transaction_hash,transaction_index,block_hash,block_number,cumulative_gas_used,gas_used,"
          + "contract_address,root,status,effective_gas_price";
  static final String LOGS =
      "log_index,transaction_hash,transaction_index,block_hash,block_number,address,data,topics";
  static final String TOKEN_TRANSFERS =
      "token_address,from_address,to_address,value,transaction_hash,log_index,block_number";
  static final String TRACES =
      "block_number,transaction_hash,transaction_index,from_address,to_address,value,input,output,"
          + "trace_type,call_type,reward_type,gas,gas_used,subtraces,trace_address,error,status,trace_id";
  static final String BLOCKS =
      "number,hash,parent_hash,nonce,miner,difficulty,total_difficulty,gas_used,timestamp,"
          + "transaction_count,base_fee_per_gas,withdrawals,blob_gas_used,excess_blob_gas";

  /// Columns of whole numbers, which are no amounts.
  private static final Set<String> WHOLE =
      Set.of(
          "block_number",
          "number",
          "transaction_index",
          "log_index",
          "gas_used",
          "status",
          "transaction_type",
          "gas",
          "base_fee_per_gas");

  private static final Set<String> TIMES = Set.of("timestamp", "block_timestamp");

  /// Rows by header line.
  private final Map<String, List<List<String>>> tables = new LinkedHashMap<>();

  TableText row(String header, Object... cells) {
    List<String> row = Stream.of(cells).map(Object::toString).toList();
    tables.computeIfAbsent(header, _ -> new ArrayList<>()).add(row);
    return this;
  }

  private static String csv(List<String> row) {
    return row.stream().map(TableText::csv).collect(Collectors.joining(","));
  }

  private static String csv(String cell) {
    boolean quoted = cell.indexOf(',') >= 0 || cell.indexOf('"') >= 0;
    return quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
  }

  static String hash(int of) {
    return "0x" + String.format("%08x", of).repeat(8);
  }

  static String address(int of) {
    return "0x" + String.format("%08x", of).repeat(5);
  }

  /// One file of comma-separated text a table.
  List<byte[]> files() {
    List<byte[]> files = new ArrayList<>();
    tables.forEach((header, rows) -> files.add(csv(header, rows)));
    return files;
  }

  /// One Parquet file a table.
  List<byte[]> parquetFiles(Codec codec) {
    List<byte[]> files = new ArrayList<>();
    tables.forEach((header, rows) -> files.add(parquet(header, rows, codec)));
    return files;
  }

  private static byte[] csv(String header, List<List<String>> rows) {
    return bytes(
        header + "\n" + rows.stream().map(TableText::csv).collect(Collectors.joining("\n")) + "\n");
  }

  private static byte[] parquet(String header, List<List<String>> rows, Codec codec) {
    List<ParquetWriter.Column> columns = new ArrayList<>();
    for (String name : header.split(",", -1)) {
      Kind kind =
          WHOLE.contains(name)
              ? Kind.WHOLE
              : TIMES.contains(name) ? Kind.TIME : name.equals("topics") ? Kind.LIST : Kind.TEXT;
      columns.add(new ParquetWriter.Column(name, kind));
    }
    return ParquetWriter.write(columns, rows, codec);
  }

  /// Each table cut into several files of either kind, rows in any order; now and then one stands
  /// there twice.
  List<byte[]> shuffledFiles(Random random) {
    List<byte[]> files = new ArrayList<>();
    tables.forEach(
        (header, rows) -> {
          List<List<String>> shuffled = new ArrayList<>(rows);
          rows.stream().filter(_ -> random.nextInt(20) == 0).forEach(shuffled::add);
          Collections.shuffle(shuffled, random);
          int from = 0;
          while (from < shuffled.size()) {
            int to = from + 1 + random.nextInt(shuffled.size() - from);
            List<List<String>> part = shuffled.subList(from, to);
            files.add(
                random.nextInt(3) == 0
                    ? parquet(
                        header,
                        part,
                        List.of(Codec.values()).get(random.nextInt(Codec.values().length)))
                    : csv(header, part));
            from = to;
          }
        });
    Collections.shuffle(files, random);
    return files;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static List<EvmBlock> read(Path folder, List<byte[]> files) throws IOException {
    return read(folder, files, new RowSpill(folder));
  }

  static List<EvmBlock> read(Path folder, List<byte[]> files, RowSpill spill) throws IOException {
    List<EvmBlock> blocks = new ArrayList<>();
    try (TableScan scan = new TableScan(spill, TableText::refuse, EvmNetwork.ETHEREUM)) {
      for (int i = 0; i < files.size(); i++) {
        add(scan, folder, i, files.get(i));
      }
      try (TableBlocks found = scan.finish()) {
        for (int i = 0; i < found.headers().size(); i++) {
          blocks.add(found.read(i));
        }
      }
    }
    return blocks;
  }

  private static void add(TableScan scan, Path folder, int number, byte[] file) throws IOException {
    if (TableScan.isParquet(file)) {
      Path path = Files.write(folder.resolve("table.parquet"), file);
      scan.addParquet("table" + number + ".parquet", path);
      Files.delete(path);
    } else {
      scan.addCsv("table" + number + ".csv", new ByteArrayInputStream(file));
    }
  }

  List<EvmBlock> read(Path folder) throws IOException {
    return read(folder, files());
  }

  private static void refuse(BadInput bad) {
    throw bad;
  }
}
