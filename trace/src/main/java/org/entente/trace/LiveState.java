package org.entente.trace;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// The parts of a [LiveTrace] as bytes. A file of them is only a short cut: without it everything
/// is walked again.
final class LiveState {
  /// Far more than any trace has; a damaged length must not fill the memory.
  private static final int MOST = 1 << 28;

  private LiveState() {}

  static void write(DataOutput out, long... numbers) throws IOException {
    out.writeInt(numbers.length);
    for (long number : numbers) {
      out.writeLong(number);
    }
  }

  static long[] numbers(DataInput in) throws IOException {
    long[] numbers = new long[count(in)];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readLong();
    }
    return numbers;
  }

  private static int count(DataInput in) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > MOST) {
      throw new IOException("damaged: a list of " + count);
    }
    return count;
  }

  static void write(
      DataOutput out, OriginSets sets, Starts starts, Frontier resting, List<End> settled)
      throws IOException {
    out.writeInt(sets.all().size());
    for (BitSet set : sets.all()) {
      write(out, set.toLongArray());
    }
    write(out, starts.waiting());
    long[] outputs = starts.outputs();
    out.writeInt(outputs.length);
    for (long output : outputs) {
      write(out, output, starts.amount(output), starts.origin(output));
    }
    Segments taint = new Segments();
    long[] places = resting.places();
    out.writeInt(places.length);
    for (long place : places) {
      resting.show(place, taint);
      out.writeLong(place);
      out.writeInt(taint.hops());
      out.writeLong(taint.via());
      write(out, taint.cells());
    }
    out.writeInt(settled.size());
    for (End end : settled) {
      out.writeUTF(end.ending().name());
      write(out, end.at(), end.amount(), end.hops(), end.via());
      write(out, end.from().stream().mapToLong(Share::start).toArray());
      write(out, end.from().stream().mapToLong(Share::amount).toArray());
    }
  }

  static void read(
      DataInput in, OriginSets sets, Starts starts, Frontier resting, List<End> settled)
      throws IOException {
    int setCount = count(in);
    for (int i = 0; i < setCount; i++) {
      sets.restore(BitSet.valueOf(numbers(in)));
    }
    starts.forget(0, numbers(in));
    int startCount = count(in);
    for (int i = 0; i < startCount; i++) {
      long[] start = numbers(in);
      starts.restore(start[0], start[1], Math.toIntExact(start[2]));
    }
    Segments taint = new Segments();
    int places = count(in);
    for (int i = 0; i < places; i++) {
      long place = in.readLong();
      int hops = in.readInt();
      long via = in.readLong();
      taint.restore(hops, via, numbers(in));
      resting.put(place, taint);
    }
    int ends = count(in);
    for (int i = 0; i < ends; i++) {
      settled.add(end(in));
    }
  }

  private static End end(DataInput in) throws IOException {
    Ending ending = Ending.valueOf(in.readUTF());
    long[] row = numbers(in);
    long[] startsOf = numbers(in);
    long[] amounts = numbers(in);
    List<Share> from = new ArrayList<>();
    for (int i = 0; i < startsOf.length; i++) {
      from.add(new Share((int) startsOf[i], amounts[i]));
    }
    return new End(ending, row[0], row[1], (int) row[2], row[3], from);
  }
}
