package org.entente.watch.warning.make;

import org.entente.watch.warning.CapMessage;

/// A language in which a warning is told.
public enum Language {
  EN("en", "en-US", "EXERCISE. ", "TEST. "),
  KO("ko", "ko-KR", "[훈련] ", "[시험] "),
  JA("ja", "ja-JP", "【訓練】", "【試験】");

  private final String word;
  private final String tag;
  private final String exercise;
  private final String test;

  Language(String word, String tag, String exercise, String test) {
    this.word = word;
    this.tag = tag;
    this.exercise = exercise;
    this.test = test;
  }

  public String word() {
    return word;
  }

  /// As CAP writes it.
  public String tag() {
    return tag;
  }

  /// What stands before every text of a message that isn't meant.
  String prefix(CapMessage.Status status) {
    return switch (status) {
      case ACTUAL -> "";
      case EXERCISE -> exercise;
      case SYSTEM, TEST, DRAFT -> test;
    };
  }
}
