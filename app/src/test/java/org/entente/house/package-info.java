/// What the project checks of itself: directions, sizes, names, the picture, the documents.
@NullMarked
package org.entente.house;

import org.jspecify.annotations.NullMarked;
