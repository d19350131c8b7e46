package org.entente.chain.parquet;

import dev.hardwood.HardwoodContext;
import dev.hardwood.metadata.PhysicalType;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import dev.hardwood.schema.SchemaNode;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.entente.base.BadInput;
import org.jspecify.annotations.Nullable;

/// The rows of a Parquet file as text, of flat columns: whole numbers, days and times as Java
/// writes them. Floating-point numbers are refused, since a number that names something (a ship, a
/// passport) must not be rounded. Not for several threads.
public final class ParquetRows implements Closeable {
  private static final byte[] MAGIC = {'P', 'A', 'R', '1'};
  private static final int DECODERS = 1;

  private final String name;
  private final HardwoodContext context;
  private final ParquetFileReader file;
  private final RowReader rows;
  private final List<String> columns = new ArrayList<>();
  private long row;

  private ParquetRows(
      String name, HardwoodContext context, ParquetFileReader file, RowReader rows) {
    this.name = name;
    this.context = context;
    this.file = file;
    this.rows = rows;
  }

  /// Whether a file that begins so is one.
  public static boolean isOne(byte[] head) {
    return head.length >= MAGIC.length
        && Arrays.equals(head, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
  }

  /// What is damaged, nested or rounded is [BadInput].
  public static ParquetRows open(Path path) throws IOException {
    String name = path.toString();
    HardwoodContext context = HardwoodContext.create(DECODERS);
    @Nullable ParquetFileReader file = null;
    try {
      file = ParquetFileReader.open(new BoundedInput(path), context);
      ParquetRows opened = new ParquetRows(name, context, file, file.rowReader());
      opened.checkColumns();
      return opened;
    } catch (IOException | RuntimeException e) {
      if (file != null) {
        file.close();
      }
      context.close();
      throw e instanceof BadInput bad ? bad : unreadable(name, "", e);
    }
  }

  private void checkColumns() {
    for (int i = 0; i < rows.getFieldCount(); i++) {
      String column = rows.getFieldName(i);
      SchemaNode node = file.getFileSchema().getField(column);
      PhysicalType type = node instanceof SchemaNode.PrimitiveNode leaf ? leaf.type() : null;
      if (type == null) {
        throw refused(column, "holds lists or structures", "Write it as text");
      }
      if (type == PhysicalType.FLOAT || type == PhysicalType.DOUBLE) {
        throw refused(
            column,
            "holds floating-point numbers, which are rounded",
            "Write it as text or whole numbers");
      }
      columns.add(column);
    }
  }

  private BadInput refused(String column, String reason, String nextStep) {
    return new BadInput(name, "column " + column, reason, nextStep);
  }

  /// Of whatever kind the failure is: a damaged file makes its reader stumble anywhere.
  private static BadInput unreadable(String name, String place, Exception e) {
    return new BadInput(
        name, place, "can't be read as Parquet: " + e.getMessage(), "Write the file anew", e);
  }

  public List<String> columns() {
    return Collections.unmodifiableList(columns);
  }

  /// How many rows the file says it has.
  public long count() {
    return file.getFileMetaData().numRows();
  }

  /// Of the last row, from 1.
  public long row() {
    return row;
  }

  /// The next row's cells in the order of the columns, empty where there is none; null at the end.
  public @Nullable List<String> next() {
    try {
      if (!rows.hasNext()) {
        return null;
      }
      rows.next();
      row++;
      List<String> cells = new ArrayList<>(columns.size());
      for (int i = 0; i < columns.size(); i++) {
        cells.add(rows.isNull(i) ? "" : text(rows.getValue(i)));
      }
      return cells;
    } catch (RuntimeException e) {
      throw unreadable(name, "row " + (row + 1), e);
    }
  }

  private static String text(@Nullable Object value) {
    return value instanceof byte[] bytes
        ? new String(bytes, StandardCharsets.UTF_8)
        : String.valueOf(value);
  }

  @Override
  public void close() throws IOException {
    try (context;
        file) {
      rows.close();
    }
  }
}
