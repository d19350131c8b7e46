package org.entente.chain.evm.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.entente.base.Hash256;
import org.entente.base.codec.Keccak256;
import org.entente.chain.evm.wire.RlpWriter;

/// The root that a header names for a list: of the Merkle Patricia trie that holds each item
/// under the RLP of its place (Yellow Paper, appendix D).
///
/// The trie is never built. Keys in order stand grouped by their first digits, so that each node
/// is a range of them and its encoding follows from those of the ranges within.
public final class TrieRoot {
  private static final int CHILDREN = 16;

  /// First digits of a path: whether it ends in a value, whether its length is odd.
  private static final int LEAF = 2;
  private static final int ODD = 1;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Entry(byte[] digits, byte[] value) {}

  private final List<Entry> entries;
  private final Keccak256 keccak = new Keccak256();

  private TrieRoot(List<Entry> entries) {
    this.entries = entries;
  }

  public static Hash256 of(List<byte[]> items) {
    List<Entry> entries = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      entries.add(new Entry(digits(new RlpWriter().number(i).toByteArray()), items.get(i)));
    }
    entries.sort(Comparator.comparing(Entry::digits, java.util.Arrays::compare));
    TrieRoot trie = new TrieRoot(entries);
    byte[] root =
        entries.isEmpty() ? new RlpWriter().number(0).toByteArray() : trie.node(0, items.size(), 0);
    return Hash256.read(trie.keccak.hash(root), 0);
  }

  private static byte[] digits(byte[] key) {
    byte[] digits = new byte[2 * key.length];
    for (int i = 0; i < key.length; i++) {
      digits[2 * i] = (byte) ((key[i] >> 4) & 0xf);
      digits[2 * i + 1] = (byte) (key[i] & 0xf);
    }
    return digits;
  }

  /// The node of `entries[from, to)`, which share their first `depth` digits.
  private byte[] node(int from, int to, int depth) {
    Entry first = entries.get(from);
    RlpWriter out = new RlpWriter();
    int list = out.begin();
    if (to - from == 1) {
      out.bytes(path(first.digits, depth, first.digits.length, LEAF)).bytes(first.value);
      return out.end(list).toByteArray();
    }
    int fork = fork(first.digits, entries.get(to - 1).digits, depth);
    if (fork > depth) {
      out.bytes(path(first.digits, depth, fork, 0));
      link(out, node(from, to, fork));
      return out.end(list).toByteArray();
    }
    int at = from;
    for (int digit = 0; digit < CHILDREN; digit++) {
      int begin = at;
      while (at < to && entries.get(at).digits[depth] == digit) {
        at++;
      }
      if (begin == at) {
        out.number(0);
      } else {
        link(out, node(begin, at, depth + 1));
      }
    }
    // No key is the beginning of another, so no branch has a value of its own.
    return out.number(0).end(list).toByteArray();
  }

  /// The first digit in which the two differ; all keys between them share what is before.
  private static int fork(byte[] first, byte[] last, int depth) {
    int fork = depth;
    while (first[fork] == last[fork]) {
      fork++;
    }
    return fork;
  }

  /// A node is named by its hash, unless it is shorter than one.
  private void link(RlpWriter out, byte[] node) {
    if (node.length < Hash256.BYTES) {
      out.raw(node);
    } else {
      out.bytes(keccak.hash(node));
    }
  }

  private static byte[] path(byte[] digits, int from, int to, int flags) {
    int length = to - from;
    byte[] path = new byte[length / 2 + 1];
    int at = from;
    path[0] = (byte) (flags << 4);
    if (length % 2 == 1) {
      path[0] |= (byte) ((ODD << 4) | digits[at++]);
    }
    for (int i = 1; i < path.length; i++) {
      path[i] = (byte) ((digits[at] << 4) | digits[at + 1]);
      at += 2;
    }
    return path;
  }
}
