package org.entente.chain.generate;

import org.entente.base.Hash256;

/// One transaction as it was decided, before it is bytes; refilled for each, since ten million
/// of them would otherwise be garbage.
///
/// Inputs carry all that was known of the coin, because the pool has forgotten it by then. The
/// owner [#NOBODY] stands at outputs that can't be spent.
final class Draft {
  static final int MAX_INPUTS = 600;
  static final int MAX_OUTPUTS = 2000;
  static final int NOBODY = -1;
  static final int NO_CHANGE = -1;

  Kind kind = Kind.PAYMENT;
  int version;
  int lockTime;
  int sequence;

  int inputs;
  final byte[] inputId = new byte[MAX_INPUTS * Hash256.BYTES];
  final int[] inputVout = new int[MAX_INPUTS];
  final long[] inputValue = new long[MAX_INPUTS];
  final long[] inputAddress = new long[MAX_INPUTS];
  final int[] inputOwner = new int[MAX_INPUTS];
  final int[] inputBorn = new int[MAX_INPUTS];

  int outputs;
  final long[] outputValue = new long[MAX_OUTPUTS];
  final long[] outputAddress = new long[MAX_OUTPUTS];
  final int[] outputOwner = new int[MAX_OUTPUTS];

  /// Index of the change output, or [#NO_CHANGE].
  int change;

  void clear(Kind newKind) {
    kind = newKind;
    inputs = 0;
    outputs = 0;
    change = NO_CHANGE;
  }

  void pay(long value, long address, int owner) {
    outputValue[outputs] = value;
    outputAddress[outputs] = address;
    outputOwner[outputs] = owner;
    outputs++;
  }

  void swapOutputs(int a, int b) {
    long value = outputValue[a];
    long address = outputAddress[a];
    int owner = outputOwner[a];
    outputValue[a] = outputValue[b];
    outputAddress[a] = outputAddress[b];
    outputOwner[a] = outputOwner[b];
    outputValue[b] = value;
    outputAddress[b] = address;
    outputOwner[b] = owner;
    if (change == a) {
      change = b;
    } else if (change == b) {
      change = a;
    }
  }

  long valueIn() {
    return sum(inputValue, inputs);
  }

  long valueOut() {
    return sum(outputValue, outputs);
  }

  long fee() {
    return valueIn() - valueOut();
  }

  private static long sum(long[] values, int count) {
    long sum = 0;
    for (int i = 0; i < count; i++) {
      sum += values[i];
    }
    return sum;
  }
}
