package org.entente.app.accuracy;

/// What a sample's labels are worth.
enum Truth {
  /// Known for certain: who made it told.
  TRUTH("truth"),
  /// Found by a sign that the measured rule doesn't use, such as published addresses.
  NEAR_TRUTH("near truth"),
  /// Made by a generator that knows what it made; as good as its idea of the world.
  GENERATED("generated"),
  /// What another tool said: agreement, not accuracy.
  OTHER_OPINION("another tool's opinion");

  private final String text;

  Truth(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }
}
