/// Warnings of our own: texts that were reviewed before they are needed, in English, Korean and
/// Japanese, with slots of which every value is known beforehand. So it is proven, not hoped, that
/// the three say the same and that no text is ever cut.
@NullMarked
package org.entente.watch.warning.make;

import org.jspecify.annotations.NullMarked;
