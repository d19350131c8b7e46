package org.entente.chain.evm.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.snappy.SnappyCompressorOutputStream;

/// Writes Parquet (parquet-format 2.x) as plainly as can be: one row group, one page a column,
/// plain values, all optional. What is tested with it is read by a library of others.
public final class ParquetWriter {
  /// What a column holds; cells come as text.
  public enum Kind {
    TEXT(6, 0),
    WHOLE(2, -1),
    ROUNDED(5, -1),
    /// Cells are Unix seconds.
    TIME(2, 10),
    /// Cells have commas between their parts.
    LIST(6, 0);

    private final int type;
    private final int converted;

    Kind(int type, int converted) {
      this.type = type;
      this.converted = converted;
    }
  }

  public record Column(String name, Kind kind) {}

  /// How pages say they are compressed.
  public enum Codec {
    PLAIN,
    SNAPPY,
    GZIP
  }

  private static final int I32 = 5;
  private static final int I64 = 6;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int STRUCT = 12;
  private static final int RLE = 3;

  private final List<Column> columns;
  private final Codec codec;
  private final ByteArrayOutputStream file = new ByteArrayOutputStream();

  private ParquetWriter(List<Column> columns, Codec codec) {
    this.columns = columns;
    this.codec = codec;
  }

  public static byte[] write(List<Column> columns, List<List<String>> rows, Codec codec) {
    return new ParquetWriter(columns, codec).write(rows);
  }

  private byte[] write(List<List<String>> rows) {
    file.writeBytes(ascii("PAR1"));
    Thrift chunks = new Thrift();
    for (int i = 0; i < columns.size(); i++) {
      int column = i;
      List<String> cells = rows.stream().map(row -> row.get(column)).toList();
      chunk(columns.get(i), cells, chunks);
    }
    Thrift footer = new Thrift();
    footer.i32(1, 1);
    schema(footer);
    footer.i64(3, rows.size());
    footer.list(4, STRUCT, 1);
    footer.begin();
    footer.list(1, STRUCT, columns.size());
    footer.out.writeBytes(chunks.out.toByteArray());
    footer.i64(2, file.size());
    footer.i64(3, rows.size());
    footer.end();
    footer.stop();
    byte[] bytes = footer.out.toByteArray();
    file.writeBytes(bytes);
    file.writeBytes(littleEndian(bytes.length));
    file.writeBytes(ascii("PAR1"));
    return file.toByteArray();
  }

  private void schema(Thrift footer) {
    int lists = (int) columns.stream().filter(column -> column.kind == Kind.LIST).count();
    footer.list(2, STRUCT, 1 + columns.size() + 2 * lists);
    footer.begin();
    footer.binary(4, "table");
    footer.i32(5, columns.size());
    footer.end();
    for (Column column : columns) {
      if (column.kind == Kind.LIST) {
        element(footer, -1, 1, column.name, 1, 3);
        element(footer, -1, 2, "list", 1, -1);
        element(footer, column.kind.type, 1, "element", -1, column.kind.converted);
      } else {
        element(footer, column.kind.type, 1, column.name, -1, column.kind.converted);
      }
    }
  }

  private static void element(
      Thrift out, int type, int repetition, String name, int children, int converted) {
    out.begin();
    out.i32Unless(-1, 1, type);
    out.i32(3, repetition);
    out.binary(4, name);
    out.i32Unless(-1, 5, children);
    out.i32Unless(-1, 6, converted);
    out.end();
  }

  private void chunk(Column column, List<String> cells, Thrift chunks) {
    Levels levels = new Levels(column.kind, cells);
    byte[] page = levels.page();
    byte[] packed =
        switch (codec) {
          case PLAIN -> page;
          case SNAPPY -> snappy(page);
          case GZIP -> gzip(page);
        };
    long offset = file.size();
    Thrift header = new Thrift();
    header.i32(1, 0);
    header.i32(2, page.length);
    header.i32(3, packed.length);
    header.struct(5);
    header.i32(1, levels.count);
    header.i32(2, 0);
    header.i32(3, RLE);
    header.i32(4, RLE);
    header.end();
    header.stop();
    file.writeBytes(header.out.toByteArray());
    file.writeBytes(packed);
    long size = file.size() - offset;
    chunks.begin();
    chunks.i64(2, offset);
    chunks.struct(3);
    chunks.i32(1, column.kind.type);
    chunks.list(2, I32, 2);
    chunks.varint(0);
    chunks.varint(2 * RLE);
    List<String> path =
        column.kind == Kind.LIST ? List.of(column.name, "list", "element") : List.of(column.name);
    chunks.list(3, BINARY, path.size());
    path.forEach(chunks::binary);
    chunks.i32(4, List.of(Codec.values()).indexOf(codec));
    chunks.i64(5, levels.count);
    chunks.i64(6, size - packed.length + page.length);
    chunks.i64(7, size);
    chunks.i64(9, offset);
    chunks.end();
    chunks.end();
  }

  /// Values and what says which are there.
  private static final class Levels {
    private final Kind kind;
    private final ByteArrayOutputStream repetitions = new ByteArrayOutputStream();
    private final ByteArrayOutputStream definitions = new ByteArrayOutputStream();
    private final ByteArrayOutputStream values = new ByteArrayOutputStream();
    int count;

    Levels(Kind kind, List<String> cells) {
      this.kind = kind;
      for (String cell : cells) {
        if (kind != Kind.LIST) {
          put(cell.isEmpty() ? 0 : 1, 0, cell);
        } else if (cell.isEmpty()) {
          put(1, 0, "");
        } else {
          String[] parts = cell.split(",", -1);
          for (int i = 0; i < parts.length; i++) {
            put(3, i == 0 ? 0 : 1, parts[i]);
          }
        }
      }
    }

    private void put(int definition, int repetition, String value) {
      // Runs of one value each.
      definitions.write(2);
      definitions.write(definition);
      repetitions.write(2);
      repetitions.write(repetition);
      count++;
      if (definition == (kind == Kind.LIST ? 3 : 1)) {
        values.writeBytes(plain(value));
      }
    }

    private byte[] plain(String value) {
      return switch (kind) {
        case TEXT, LIST -> {
          byte[] text = value.getBytes(StandardCharsets.UTF_8);
          ByteArrayOutputStream out = new ByteArrayOutputStream();
          out.writeBytes(littleEndian(text.length));
          out.writeBytes(text);
          yield out.toByteArray();
        }
        case WHOLE -> littleEndian(Long.parseLong(value));
        case TIME -> littleEndian(Long.parseLong(value) * 1_000_000);
        case ROUNDED -> littleEndian(Double.doubleToLongBits(Double.parseDouble(value)));
      };
    }

    byte[] page() {
      ByteArrayOutputStream page = new ByteArrayOutputStream();
      if (kind == Kind.LIST) {
        page.writeBytes(littleEndian(repetitions.size()));
        page.writeBytes(repetitions.toByteArray());
      }
      page.writeBytes(littleEndian(definitions.size()));
      page.writeBytes(definitions.toByteArray());
      page.writeBytes(values.toByteArray());
      return page.toByteArray();
    }
  }

  private static byte[] gzip(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream packed = new GZIPOutputStream(out)) {
      packed.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /// As another implementation writes it.
  private static byte[] snappy(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (SnappyCompressorOutputStream packed =
        new SnappyCompressorOutputStream(out, plain.length)) {
      packed.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] littleEndian(int value) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  private static byte[] littleEndian(long value) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
  }

  private static void varint(ByteArrayOutputStream out, long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  /// The compact protocol.
  private static final class Thrift {
    final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> outer = new ArrayList<>();
    private int last;

    void varint(long value) {
      ParquetWriter.varint(out, value);
    }

    private void field(int id, int type) {
      out.write(((id - last) << 4) | type);
      last = id;
    }

    void i32(int id, int value) {
      field(id, I32);
      varint(2L * value);
    }

    void i32Unless(int none, int id, int value) {
      if (value != none) {
        i32(id, value);
      }
    }

    void i64(int id, long value) {
      field(id, I64);
      varint(2 * value);
    }

    void binary(int id, String text) {
      field(id, BINARY);
      binary(text);
    }

    void binary(String text) {
      varint(text.length());
      out.writeBytes(ascii(text));
    }

    void list(int id, int type, int size) {
      field(id, LIST);
      if (size < 15) {
        out.write((size << 4) | type);
      } else {
        out.write(0xf0 | type);
        varint(size);
      }
    }

    void struct(int id) {
      field(id, STRUCT);
      begin();
    }

    void begin() {
      outer.add(last);
      last = 0;
    }

    void end() {
      stop();
      last = outer.removeLast();
    }

    void stop() {
      out.write(0);
    }
  }
}
