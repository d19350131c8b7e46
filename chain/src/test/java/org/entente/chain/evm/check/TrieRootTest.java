package org.entente.chain.evm.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.entente.base.Hash256;
import org.entente.base.Hex;
import org.entente.base.codec.Keccak256;
import org.entente.chain.evm.wire.RlpWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TrieRootTest {
  /// A trie that is really built, key by key, the way the Yellow Paper describes it.
  private static final class Node {
    private final Node[] children = new Node[16];
    private byte @Nullable [] value;

    void put(byte[] digits, int depth, byte[] item) {
      if (depth == digits.length) {
        value = item;
        return;
      }
      int digit = digits[depth];
      if (children[digit] == null) {
        children[digit] = new Node();
      }
      children[digit].put(digits, depth + 1, item);
    }

    private List<Integer> used() {
      List<Integer> used = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        if (children[i] != null) {
          used.add(i);
        }
      }
      return used;
    }

    /// `before` are the digits of a path on which nothing forked.
    byte[] encode(List<Integer> before) {
      RlpWriter out = new RlpWriter();
      int list = out.begin();
      List<Integer> used = used();
      if (used.isEmpty()) {
        out.bytes(path(before, 2)).bytes(java.util.Objects.requireNonNull(value));
        return out.end(list).toByteArray();
      }
      if (used.size() == 1 && value == null) {
        List<Integer> longer = new ArrayList<>(before);
        longer.add(used.getFirst());
        return children[used.getFirst()].encode(longer);
      }
      if (!before.isEmpty()) {
        out.bytes(path(before, 0));
        link(out, encode(List.of()));
        return out.end(list).toByteArray();
      }
      for (Node child : children) {
        if (child == null) {
          out.number(0);
        } else {
          link(out, child.encode(List.of()));
        }
      }
      return out.bytes(value == null ? new byte[0] : value).end(list).toByteArray();
    }

    private static void link(RlpWriter out, byte[] node) {
      if (node.length < 32) {
        out.raw(node);
      } else {
        out.bytes(new Keccak256().hash(node));
      }
    }

    private static byte[] path(List<Integer> digits, int flags) {
      StringBuilder text = new StringBuilder();
      boolean odd = digits.size() % 2 == 1;
      text.append(Integer.toHexString(flags + (odd ? 1 : 0))).append(odd ? "" : "0");
      digits.forEach(digit -> text.append(Integer.toHexString(digit)));
      return Hex.decode(text.toString());
    }
  }

  private static Hash256 oracle(List<byte[]> items) {
    Node root = new Node();
    for (int i = 0; i < items.size(); i++) {
      String key = Hex.encode(new RlpWriter().number(i).toByteArray());
      byte[] digits = new byte[key.length()];
      for (int d = 0; d < digits.length; d++) {
        digits[d] = (byte) Character.digit(key.charAt(d), 16);
      }
      root.put(digits, 0, items.get(i));
    }
    return Hash256.read(new Keccak256().hash(root.encode(List.of())), 0);
  }

  @Test
  void isTheRootOfTheTrieThatOneWouldBuild() {
    for (int count : new int[] {1, 2, 3, 15, 16, 17, 127, 128, 129, 130, 255, 256, 257, 300, 700}) {
      for (long seed = 0; seed < 5; seed++) {
        Random random = new Random(seed);
        List<byte[]> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
          byte[] item = new byte[1 + random.nextInt(seed == 0 ? 10 : 200)];
          random.nextBytes(item);
          items.add(item);
        }
        assertThat(TrieRoot.of(items))
            .as("%d items, seed %d", count, seed)
            .isEqualTo(oracle(items));
      }
    }
  }

  @Test
  void ofNothingIsTheHashOfNothing() {
    assertThat(TrieRoot.of(List.of()).hex())
        .isEqualTo("56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421");
  }
}
