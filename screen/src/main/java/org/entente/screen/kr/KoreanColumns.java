package org.entente.screen.kr;

import java.util.ArrayList;
import java.util.List;
import org.entente.screen.document.HeadedColumns;

/// What the columns of a Korean table are, by the words in their headings: `성명(한글)`,
/// `영문 성명`, `이명·별칭`. Two heading rows, of which the upper one is merged over several
/// columns, are read as one.
final class KoreanColumns {
  /// What a column holds, with the words that say so; the first that fits wins.
  enum Column {
    HANJA("한자"),
    HANGUL("성명(한글)", "한글", "국문"),
    ENGLISH("성명(영문)", "영문", "영어", "로마자"),
    ALIAS("이명", "별칭", "가명", "별명"),
    BIRTH("생년월일", "출생일"),
    SEX("성별"),
    COUNTRY("국적"),
    PASSPORT("여권"),
    ID_NUMBER("신분증", "주민번호", "신원번호"),
    WALLET("가상자산", "지갑"),
    IMO("IMO", "선박번호"),
    ADDRESS("주소", "소재지"),
    POSITION("소속", "직책", "직위"),
    SINCE("지정일", "지정일자", "제재일", "지정연월일"),
    UNTIL("해제"),
    LAW("근거", "지정사유", "법령"),
    KIND("유형", "종류"),
    CATEGORY("구분"),
    NUMBER("연번", "번호", "순번", "No"),
    REMARK("비고", "기타"),
    NAME("성명", "이름", "명칭", "단체명", "대상자");

    /// Separated by bars, for a constant keeps no list.
    private final String words;

    Column(String... words) {
      this.words = String.join("|", words);
    }

    /// As the template calls it.
    String heading() {
      int bar = words.indexOf('|');
      return bar < 0 ? words : words.substring(0, bar);
    }

    private List<String> words() {
      return List.of(words.split("\\|", -1));
    }
  }

  private final HeadedColumns<Column> columns;

  private KoreanColumns(HeadedColumns<Column> columns) {
    this.columns = columns;
  }

  static KoreanColumns of(List<String> headings) {
    return new KoreanColumns(HeadedColumns.of(Column.class, Column::words, headings));
  }

  /// Whether a table with these columns can be read: a name, and something beside it.
  boolean isTable() {
    boolean named =
        columns.has(Column.HANGUL) || columns.has(Column.NAME) || columns.has(Column.ENGLISH);
    return named && columns.known() >= 3;
  }

  int known() {
    return columns.known();
  }

  List<String> unknown() {
    return columns.unknown();
  }

  static List<String> words() {
    List<String> words = new ArrayList<>();
    for (Column column : Column.values()) {
      words.addAll(column.words());
    }
    return words;
  }

  /// The row's cell of that column, line breaks inside made blanks; empty where there is none.
  String cell(List<String> row, Column column) {
    return columns.cell(row, column);
  }
}
