package org.entente.screen.name.korean;

/// Rough keys of a reading: the groups of sounds in which each place of each syllable may lie.
/// Readings that can be heard as one share at least one.
abstract class SoundKeys {
  /// Is called with each key of a reading, at most 39 bits wide; perhaps more than once.
  abstract void key(long key);

  final void eachKey(Reading reading) {
    next(reading, 0, reading.family());
  }

  private void next(Reading reading, int at, long key) {
    if (at == reading.length()) {
      key(key);
      return;
    }
    int syllable = reading.syllable(at);
    int initials = Sounds.INITIAL.groupsOf(Syllable.initial(syllable));
    int vowels = Sounds.VOWEL.groupsOf(Syllable.vowel(syllable));
    int finals = Sounds.FINAL.groupsOf(Syllable.last(syllable));
    for (int i = initials; i != 0; i &= i - 1) {
      for (int v = vowels; v != 0; v &= v - 1) {
        for (int f = finals; f != 0; f &= f - 1) {
          int groups =
              Integer.numberOfTrailingZeros(i) << 5
                  | Integer.numberOfTrailingZeros(v) << 2
                  | Integer.numberOfTrailingZeros(f);
          next(reading, at + 1, key << 9 | 256 | groups);
        }
      }
    }
  }
}
