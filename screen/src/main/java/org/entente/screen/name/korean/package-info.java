/// Korean names by sound. A Hangul name is an exact row of syllables; a Latin, kana or Cyrillic
/// name is one of many spellings of rows of syllables. So nothing is romanized: every name is read
/// into the rows it may mean, each syllable with the sounds it may stand for and a price for each,
/// and rows are compared sound by sound.
@NullMarked
package org.entente.screen.name.korean;

import org.jspecify.annotations.NullMarked;
