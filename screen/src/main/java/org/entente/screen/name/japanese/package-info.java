/// Katakana that isn't Korean: English words and letters as Japanese ears hear them, and Chinese
/// names. Known words are looked up; of others only consonants are compared, for vowels change.
@NullMarked
package org.entente.screen.name.japanese;

import org.jspecify.annotations.NullMarked;
