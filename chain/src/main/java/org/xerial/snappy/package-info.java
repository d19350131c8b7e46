/// One class that a library asks for by name.
@NullMarked
package org.xerial.snappy;

import org.jspecify.annotations.NullMarked;
