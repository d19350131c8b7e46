package org.entente.app.peer;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.entente.app.peer.FakeNode.Answers;
import org.entente.app.peer.FakeNode.Refusal;
import org.entente.base.BlockHash;
import org.entente.base.Hash256;
import org.entente.base.codec.Sha256d;
import org.entente.chain.generate.ChainGenerator;
import org.entente.chain.generate.ChainSettings;
import tools.jackson.databind.JsonNode;

/// A generated regtest chain as Bitcoin Core would tell it, up to a height that may be set.
public final class FakeBitcoin implements Answers {
  private static final int HEADER_BYTES = 80;

  private final List<String> raw = new ArrayList<>();
  private final List<String> hashes = new ArrayList<>();
  private volatile int height;

  /// Generates it in `folder`.
  public FakeBitcoin(Path folder, long seed, int txs) throws Exception {
    ChainSettings settings = ChainSettings.of(seed, txs).withPerBlock(20).withTruth(false);
    ChainGenerator.generate(settings, folder, (done, all, bytes) -> {});
    ByteBuffer file =
        ByteBuffer.wrap(Files.readAllBytes(folder.resolve("blk00000.dat")))
            .order(ByteOrder.LITTLE_ENDIAN);
    while (file.remaining() > 8) {
      file.getInt(); // magic
      byte[] block = new byte[file.getInt()];
      file.get(block);
      raw.add(HexFormat.of().formatHex(block));
      byte[] hash = new byte[Sha256d.BYTES];
      new Sha256d().hash(block, 0, HEADER_BYTES, hash, 0);
      hashes.add(new BlockHash(Hash256.read(hash, 0)).toString());
    }
    height = raw.size() - 1;
  }

  public int height() {
    return height;
  }

  @Override
  public Object answer(String method, JsonNode params) throws IOException {
    return switch (method) {
      case "getblockchaininfo" -> {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("chain", "regtest");
        told.put("blocks", height);
        told.put("bestblockhash", hashes.get(height));
        told.put("chainwork", work(height));
        yield told;
      }
      case "getblockhash" -> {
        int at = params.path(0).asInt(-1);
        if (at < 0 || at > height) {
          throw new Refusal(-8, "Block height out of range");
        }
        yield hashes.get(at);
      }
      case "getblock" -> raw.get(known(params));
      case "getblockheader" -> Map.of("chainwork", work(known(params)));
      default -> throw new Refusal(-32601, "Method not found");
    };
  }

  private int known(JsonNode params) throws IOException {
    int at = hashes.indexOf(params.path(0).asString(""));
    if (at < 0) {
      throw new Refusal(-5, "Block not found");
    }
    return at;
  }

  /// Each block of regtest counts two.
  private static String work(int height) {
    return "%064x".formatted(2L * (height + 1));
  }
}
