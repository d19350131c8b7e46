package org.entente.chain.evm.table;

import dev.hardwood.HardwoodContext;
import dev.hardwood.metadata.LogicalType;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.row.PqList;
import dev.hardwood.row.PqStruct;
import dev.hardwood.schema.ColumnProjection;
import dev.hardwood.schema.SchemaNode;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.entente.base.EvmAddress;
import org.entente.base.Hash256;
import org.entente.base.Uint256;
import org.entente.chain.parquet.BoundedInput;
import org.jspecify.annotations.Nullable;

/// A Parquet file with the columns of the public data sets, row by row. Not for several threads.
///
/// The data sets differ in types: amounts come as text, as whole numbers, as decimals, and in some
/// tables as floating-point numbers, which hold 53 bits and are refused.
final class ParquetTable implements Cells, Closeable {
  private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

  /// These say nothing of money, so a table that rounds them is not refused for it.
  private static final Set<Column> UNUSED_IF_ROUNDED = EnumSet.of(Column.DIFFICULTY);

  /// How a column holds its values.
  private enum Form {
    TEXT,
    WHOLE_32,
    WHOLE_64,
    DECIMAL,
    TIME,
    LOCAL_TIME,
    LIST,
    ROUNDED,
    OTHER
  }

  /// A file that is Parquet and is not taken, with the reason and the way out.
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String column;
    private final String nextStep;

    Refused(Column column, String reason, String nextStep) {
      super(reason);
      this.column = column.text();
      this.nextStep = nextStep;
    }

    String column() {
      return column;
    }

    String nextStep() {
      return nextStep;
    }
  }

  private record Cell(int index, Form form) {}

  private final ParquetFileReader file;
  private final RowReader rows;
  private final Map<Column, Cell> cells;
  private long row;

  private ParquetTable(ParquetFileReader file, RowReader rows, Map<Column, Cell> cells) {
    this.file = file;
    this.rows = rows;
    this.cells = cells;
  }

  static boolean isOne(byte[] head) {
    return head.length >= MAGIC.length
        && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /// Throws [Refused], and anything at all where the file is damaged.
  static ParquetTable open(Path path, HardwoodContext context) throws IOException {
    ParquetFileReader file = ParquetFileReader.open(new BoundedInput(path), context);
    try {
      Map<Column, Form> forms = forms(file);
      String[] names = forms.keySet().stream().map(Column::text).toArray(String[]::new);
      if (names.length == 0) {
        file.close();
        throw new IllegalArgumentException("none of its columns is known here");
      }
      RowReader rows = file.buildRowReader().projection(ColumnProjection.columns(names)).build();
      Map<Column, Cell> cells = new EnumMap<>(Column.class);
      for (int i = 0; i < rows.getFieldCount(); i++) {
        Column column = Objects.requireNonNull(Column.named(rows.getFieldName(i)));
        cells.put(column, new Cell(i, Objects.requireNonNull(forms.get(column))));
      }
      return new ParquetTable(file, rows, cells);
    } catch (RuntimeException e) {
      file.close();
      throw e;
    }
  }

  private static Map<Column, Form> forms(ParquetFileReader file) {
    Map<Column, Form> forms = new EnumMap<>(Column.class);
    for (Column column : Column.values()) {
      boolean there =
          file.getFileSchema().getColumns().stream()
              .anyMatch(leaf -> leaf.fieldPath().topLevelName().equals(column.text()));
      if (there) {
        Form form = form(file.getFileSchema().getField(column.text()));
        if (form == Form.ROUNDED && !UNUSED_IF_ROUNDED.contains(column)) {
          throw new Refused(
              column,
              "holds floating-point numbers, which are rounded",
              "Take a table that holds it as text or as whole numbers; for tokens, the table of"
                  + " logs");
        }
        if (form != Form.ROUNDED) {
          forms.put(column, form);
        }
      }
    }
    return forms;
  }

  private static Form form(SchemaNode node) {
    return switch (node) {
      case SchemaNode.GroupNode group -> group.isList() ? Form.LIST : Form.OTHER;
      case SchemaNode.PrimitiveNode leaf -> form(leaf.type(), leaf.logicalType());
    };
  }

  private static Form form(PhysicalType type, @Nullable LogicalType logical) {
    if (logical instanceof LogicalType.DecimalType) {
      return Form.DECIMAL;
    }
    if (logical instanceof LogicalType.TimestampType time) {
      return time.isAdjustedToUTC() ? Form.TIME : Form.LOCAL_TIME;
    }
    return switch (type) {
      case INT32 -> Form.WHOLE_32;
      case INT64 -> Form.WHOLE_64;
      case INT96 -> Form.TIME;
      case FLOAT, DOUBLE -> Form.ROUNDED;
      case BYTE_ARRAY, FIXED_LEN_BYTE_ARRAY -> Form.TEXT;
      case BOOLEAN -> Form.OTHER;
    };
  }

  Set<Column> columns() {
    return cells.keySet();
  }

  /// From 1.
  long row() {
    return row;
  }

  boolean next() {
    if (!rows.hasNext()) {
      return false;
    }
    rows.next();
    row++;
    return true;
  }

  @Override
  public boolean has(Column column) {
    Cell cell = cells.get(column);
    if (cell == null || rows.isNull(cell.index)) {
      return false;
    }
    return switch (cell.form) {
      case TEXT -> rows.getBinary(cell.index).length > 0;
      case LIST -> !rows.getList(cell.index).isEmpty();
      case WHOLE_32, WHOLE_64, DECIMAL, TIME, LOCAL_TIME, ROUNDED, OTHER -> true;
    };
  }

  private Cell cell(Column column) {
    Cell cell = cells.get(column);
    if (cell == null || rows.isNull(cell.index)) {
      throw new IllegalArgumentException(column.text() + " is empty");
    }
    return cell;
  }

  private static IllegalArgumentException wrong(Column column, Cell cell) {
    return new IllegalArgumentException(
        column.text() + " is of a type that it can't be read from: " + cell.form);
  }

  private static IllegalArgumentException named(Column column, RuntimeException wrong) {
    return new IllegalArgumentException(column.text() + ": " + wrong.getMessage(), wrong);
  }

  @Override
  public long whole(Column column) {
    Uint256 value = amount(column);
    if (!value.fitsLong()) {
      throw new IllegalArgumentException(column.text() + ": " + value + " is too large");
    }
    return value.toLong();
  }

  @Override
  public Uint256 amount(Column column) {
    Cell cell = cell(column);
    try {
      return switch (cell.form) {
        case TEXT -> {
          byte[] text = rows.getBinary(cell.index);
          yield CellText.amount(text, 0, text.length);
        }
        case WHOLE_32 -> Uint256.of((long) rows.getInt(cell.index));
        case WHOLE_64 -> Uint256.of(rows.getLong(cell.index));
        case DECIMAL -> exact(rows.getDecimal(cell.index));
        case TIME, LOCAL_TIME, LIST, ROUNDED, OTHER -> throw wrong(column, cell);
      };
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw named(column, e);
    }
  }

  private static Uint256 exact(BigDecimal value) {
    return Uint256.of(value.toBigIntegerExact());
  }

  @Override
  public Hash256 hash(Column column) {
    byte[] bytes = binary(column);
    if (bytes.length == Hash256.BYTES) {
      return Hash256.read(bytes, 0);
    }
    try {
      return CellText.hash(bytes, 0, bytes.length);
    } catch (IllegalArgumentException e) {
      throw named(column, e);
    }
  }

  @Override
  public EvmAddress address(Column column) {
    byte[] bytes = binary(column);
    if (bytes.length == EvmAddress.BYTES) {
      return EvmAddress.read(bytes, 0);
    }
    try {
      return CellText.address(bytes, 0, bytes.length);
    } catch (IllegalArgumentException e) {
      throw named(column, e);
    }
  }

  private byte[] binary(Column column) {
    Cell cell = cell(column);
    if (cell.form != Form.TEXT) {
      throw wrong(column, cell);
    }
    return rows.getBinary(cell.index);
  }

  @Override
  public byte[] bytes(Column column) {
    byte[] text = binary(column);
    try {
      return CellText.bytes(text, 0, text.length);
    } catch (IllegalArgumentException e) {
      throw named(column, e);
    }
  }

  @Override
  public long time(Column column) {
    Cell cell = cell(column);
    try {
      return switch (cell.form) {
        case TIME -> rows.getTimestamp(cell.index).getEpochSecond();
        case LOCAL_TIME -> rows.getLocalTimestamp(cell.index).toEpochSecond(ZoneOffset.UTC);
        case TEXT -> {
          byte[] text = rows.getBinary(cell.index);
          yield CellText.time(text, 0, text.length);
        }
        case WHOLE_32, WHOLE_64 -> whole(column);
        case DECIMAL, LIST, ROUNDED, OTHER -> throw wrong(column, cell);
      };
    } catch (IllegalArgumentException e) {
      throw named(column, e);
    }
  }

  /// A list of plain values as text is those with commas between; a list of structures is JSON.
  @Override
  public String text(Column column) {
    Cell cell = cell(column);
    return switch (cell.form) {
      case TEXT -> new String(rows.getBinary(cell.index), StandardCharsets.UTF_8);
      case LIST ->
          rows.getList(cell.index).values().stream()
              .map(ParquetTable::written)
              .collect(Collectors.joining(","));
      case WHOLE_32, WHOLE_64, DECIMAL, TIME, LOCAL_TIME, ROUNDED, OTHER ->
          throw wrong(column, cell);
    };
  }

  private static String written(Object value) {
    if (!(value instanceof PqStruct struct)) {
      return value.toString();
    }
    List<String> fields = new ArrayList<>();
    for (int i = 0; i < struct.getFieldCount(); i++) {
      if (!struct.isNull(i)) {
        String text = String.valueOf(struct.getValue(i)).replaceAll("[\"\\\\]", "");
        fields.add('"' + struct.getFieldName(i) + "\":\"" + text + '"');
      }
    }
    return '{' + String.join(",", fields) + '}';
  }

  @Override
  public List<Hash256> words(Column column) {
    if (!has(column)) {
      return List.of();
    }
    Cell cell = cell(column);
    if (cell.form != Form.LIST) {
      byte[] text = binary(column);
      try {
        return CellText.words(text, 0, text.length);
      } catch (IllegalArgumentException e) {
        throw named(column, e);
      }
    }
    PqList list = rows.getList(cell.index);
    List<Hash256> words = new ArrayList<>(list.size());
    for (byte[] word : list.binaries()) {
      if (word == null) { // of an element that is null
        throw new IllegalArgumentException(column.text() + ": an empty word");
      }
      words.add(
          word.length == Hash256.BYTES
              ? Hash256.read(word, 0)
              : CellText.hash(word, 0, word.length));
    }
    return words;
  }

  @Override
  public void close() {
    rows.close();
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
