package org.entente.trace.exposure;

import com.carrotsearch.hppc.LongIntHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/// Amounts that wait at outputs to be followed, the largest first, of equal ones the earlier
/// output; and how each got there. What arrives where something waits already joins it.
final class Frontier {
  static final int NOBODY = -1;

  private long[] outputs = new long[1 << 10];
  private long[] amounts = new long[1 << 10];
  private long[] largest = new long[1 << 10];
  private int[] parents = new int[1 << 10];
  private int[] hops = new int[1 << 10];
  private int[] places = new int[1 << 10];
  private int count;
  private int[] heap = new int[1 << 10];
  private int size;
  private final LongIntHashMap waiting = new LongIntHashMap();

  void clear() {
    count = 0;
    size = 0;
    waiting.clear();
  }

  boolean isEmpty() {
    return size == 0;
  }

  /// A way goes by what brought the most.
  void add(long output, long amount, int parent) {
    int at = waiting.getOrDefault(output, NOBODY);
    if (at == NOBODY) {
      at = node(output, parent);
      waiting.put(output, at);
      amounts[at] = amount;
      largest[at] = amount;
      put(at, size++);
      up(size - 1);
      return;
    }
    amounts[at] += amount;
    if (amount > largest[at]) {
      largest[at] = amount;
      parents[at] = parent;
      hops[at] = hopsAfter(parent);
    }
    up(places[at]);
  }

  private int node(long output, int parent) {
    if (count == outputs.length) {
      int length = 2 * count;
      outputs = Arrays.copyOf(outputs, length);
      amounts = Arrays.copyOf(amounts, length);
      largest = Arrays.copyOf(largest, length);
      parents = Arrays.copyOf(parents, length);
      hops = Arrays.copyOf(hops, length);
      places = Arrays.copyOf(places, length);
      heap = Arrays.copyOf(heap, length);
    }
    outputs[count] = output;
    parents[count] = parent;
    hops[count] = hopsAfter(parent);
    return count++;
  }

  private int hopsAfter(int parent) {
    return parent == NOBODY ? 0 : hops[parent] + 1;
  }

  /// Takes the one with the largest amount.
  int take() {
    int taken = heap[0];
    waiting.remove(outputs[taken]);
    int last = heap[--size];
    if (size > 0) {
      put(last, 0);
      down();
    }
    return taken;
  }

  private void put(int node, int place) {
    heap[place] = node;
    places[node] = place;
  }

  private void up(int from) {
    int place = from;
    int node = heap[place];
    while (place > 0 && before(node, heap[(place - 1) / 2])) {
      put(heap[(place - 1) / 2], place);
      place = (place - 1) / 2;
    }
    put(node, place);
  }

  private void down() {
    int place = 0;
    int node = heap[0];
    while (2 * place + 1 < size) {
      int child = 2 * place + 1;
      child += child + 1 < size && before(heap[child + 1], heap[child]) ? 1 : 0;
      if (!before(heap[child], node)) {
        break;
      }
      put(heap[child], place);
      place = child;
    }
    put(node, place);
  }

  private boolean before(int one, int other) {
    return amounts[one] != amounts[other]
        ? amounts[one] > amounts[other]
        : outputs[one] < outputs[other];
  }

  long output(int node) {
    return outputs[node];
  }

  long amount(int node) {
    return amounts[node];
  }

  int hops(int node) {
    return hops[node];
  }

  /// Outputs from the beginning to this node.
  List<Long> way(int node) {
    List<Long> way = new ArrayList<>();
    for (int at = node; at != NOBODY; at = parents[at]) {
      way.add(outputs[at]);
    }
    Collections.reverse(way);
    return way;
  }
}
