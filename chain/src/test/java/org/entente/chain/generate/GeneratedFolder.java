package org.entente.chain.generate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.entente.base.Network;
import org.entente.chain.Block;
import org.entente.chain.order.Candidate;
import org.entente.chain.order.ChainOrder;
import org.entente.chain.read.BlockReader;
import org.entente.chain.read.BlockSource;
import org.entente.chain.read.BlockSources;
import org.entente.chain.read.ScanSettings;

/// A generated chain as others read it back: through the readers, put in order by its headers.
final class GeneratedFolder {
  final GeneratedChain chain;
  final Path folder;
  final List<Block> blocks = new ArrayList<>();
  final List<Truth> truth = new ArrayList<>();
  int stale;

  /// A row of the truth file.
  record Truth(int height, int index, String kind, int change, List<String> from, List<String> to) {
    static Truth parse(String line) {
      String[] part = line.split(",", -1);
      return new Truth(
          Integer.parseInt(part[0]),
          Integer.parseInt(part[1]),
          part[2],
          part[3].isEmpty() ? -1 : Integer.parseInt(part[3]),
          owners(part[4]),
          owners(part[5]));
    }

    private static List<String> owners(String runs) {
      List<String> owners = new ArrayList<>();
      for (String run : runs.split(" ", -1)) {
        int times = run.indexOf('x');
        int count = run.isEmpty() ? 0 : times < 0 ? 1 : Integer.parseInt(run.substring(times + 1));
        for (int i = 0; i < count; i++) {
          owners.add(times < 0 ? run : run.substring(0, times));
        }
      }
      return owners;
    }
  }

  GeneratedFolder(ChainSettings settings, Path folder) {
    this.folder = folder;
    try {
      chain = ChainGenerator.generate(settings, folder, (done, all, bytes) -> {});
      read();
      readTruth();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() throws IOException {
    Path scratch = Files.createDirectory(folder.resolve("scratch"));
    ScanSettings scan = new ScanSettings(Network.REGTEST, scratch, true, problem -> {});
    try (BlockSources sources = BlockSources.scan(List.of(folder), scan);
        BlockReader reader = sources.reader()) {
      List<BlockSource> found = sources.blocks();
      List<Candidate> candidates = found.stream().map(GeneratedFolder::candidate).toList();
      ChainOrder.Order order = ChainOrder.of(candidates);
      for (int place : order.chain()) {
        blocks.add(reader.read(found.get(place)));
      }
      stale = order.stale().size();
    }
    Files.delete(scratch);
  }

  private static Candidate candidate(BlockSource source) {
    return new Candidate(
        source.hash(),
        source.parent(),
        source.bits(),
        source.height(),
        source.time(),
        source.extent());
  }

  private void readTruth() throws IOException {
    if (!chain.settings().truth()) {
      return;
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(folder.resolve("truth.csv.gz"))),
                StandardCharsets.US_ASCII))) {
      lines.lines().skip(1).map(Truth::parse).forEach(truth::add);
    }
  }

  /// Name and checksum of each file.
  Map<String, Long> checksums() throws IOException {
    Map<String, Long> sums = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        CRC32 sum = new CRC32();
        sum.update(Files.readAllBytes(file));
        sums.put(String.valueOf(file.getFileName()), sum.getValue());
      }
    }
    return sums;
  }
}
