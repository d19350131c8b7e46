package org.entente.chain.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.entente.base.BadInput;
import org.entente.base.Hex;
import org.entente.base.Network;
import org.entente.chain.generate.ChainGenerator;
import org.entente.chain.generate.ChainSettings;
import org.entente.chain.store1.MappedChain;
import org.entente.chain.store1.StoreCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedImportTest {
  @TempDir Path temp;

  private static final ChainSettings PLAIN = ChainSettings.of(5, 3000).withPerBlock(40);

  private Path chain(String name, ChainSettings settings) throws Exception {
    Path folder = temp.resolve(name);
    ChainGenerator.generate(settings, folder, (done, all, bytes) -> {});
    return folder;
  }

  private static ImportReport importInto(Path store, boolean lenient, Path... paths)
      throws Exception {
    return ChainImport.run(
        new ImportSettings(store, Network.REGTEST, List.of(paths), lenient, 2),
        new RealBlocksTest.Silent());
  }

  private static Map<String, String> contents(Path folder) throws Exception {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), Hex.encode(Files.readAllBytes(file)));
      }
    }
    return contents;
  }

  @Test
  void orderObfuscationAndUndoDataDoNotChangeTheStore() throws Exception {
    Path plain = chain("plain", PLAIN);
    Path mixed = chain("mixed", PLAIN.withShuffle(50).withObfuscation(true).withUndo(true));
    importInto(temp.resolve("a"), false, plain);
    importInto(temp.resolve("b"), false, mixed);
    assertThat(contents(temp.resolve("b"))).isEqualTo(contents(temp.resolve("a")));
    assertThat(StoreCheck.run(temp.resolve("a"), share -> {}).findings()).isEmpty();
  }

  @Test
  void branchesThatLostAreReportedAndStayReadable() throws Exception {
    Path forked = chain("forked", PLAIN.withStale(7).withShuffle(20));
    Path store = temp.resolve("store");
    ImportReport report = importInto(store, false, forked);
    assertThat(report.stale()).isNotEmpty();
    for (var hash : report.stale()) {
      assertThat(new Aside(store).find(hash)).isPresent();
    }
    Map<String, String> before = contents(store);
    ImportReport again = importInto(store, false, forked);
    assertThat(again.appended()).isZero();
    assertThat(again.stale()).containsExactlyInAnyOrderElementsOf(report.stale());
    assertThat(contents(store)).isEqualTo(before);
  }

  /// Whichever blocks come first, the store ends with the bytes of one import of everything.
  @Test
  void importsPieceByPieceEndWithTheSameBytes() throws Exception {
    Path forked = chain("forked", PLAIN.withStale(7).withShuffle(30));
    byte[] all = Files.readAllBytes(forked.resolve("blk00000.dat"));
    importInto(temp.resolve("whole"), false, forked);
    int cut = all.length / 2;
    while (Hex.encode(all, cut, cut + 4).equals("fabfb5da") == false) {
      cut++;
    }
    Path head = Files.write(temp.resolve("head.dat"), java.util.Arrays.copyOf(all, cut));
    Path tail =
        Files.write(temp.resolve("tail.dat"), java.util.Arrays.copyOfRange(all, cut, all.length));
    importInto(temp.resolve("pieces"), false, tail);
    importInto(temp.resolve("pieces"), false, head);
    Map<String, String> expected = contents(temp.resolve("whole"));
    Map<String, String> actual = contents(temp.resolve("pieces"));
    assertThat(actual.keySet()).isEqualTo(expected.keySet());
    for (String file : expected.keySet()) {
      if (!file.startsWith("aside")) {
        assertThat(actual.get(file)).as(file).isEqualTo(expected.get(file));
      }
    }
  }

  @Test
  void aBrokenBlockStopsTheImportAndIsSkippedWhenLenient() throws Exception {
    Path plain = chain("plain", PLAIN);
    Path file = plain.resolve("blk00000.dat");
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length * 2 / 3] ^= 1;
    Files.write(file, bytes);
    Path store = temp.resolve("store");
    assertThatThrownBy(() -> importInto(store, false, plain))
        .isInstanceOf(BadInput.class)
        .hasMessageContaining("blk00000.dat")
        .hasMessageContaining("offset")
        .hasMessageContaining("block");
    int good;
    try (MappedChain chain = MappedChain.open(store)) {
      good = chain.blockCount();
      assertThat(good).isGreaterThan(10);
    }
    ImportReport report = importInto(store, true, plain);
    assertThat(report.skipped()).isNotEmpty();
    assertThat(report.blocks()).isGreaterThan(good);
    assertThat(importInto(store, true, plain).appended()).isZero();
    assertThat(StoreCheck.run(store, share -> {}).findings()).isEmpty();
  }

  @Test
  void blocksOfAnotherNetworkAreRefused() throws Exception {
    Path plain = chain("plain", PLAIN);
    ImportSettings mainnet =
        new ImportSettings(temp.resolve("s"), Network.MAINNET, List.of(plain), false, 1);
    assertThatThrownBy(() -> ChainImport.run(mainnet, new RealBlocksTest.Silent()))
        .isInstanceOf(BadInput.class);
  }
}
