/// The commands that compare two nodes' items without showing them.
@NullMarked
package org.entente.app.overlap;

import org.jspecify.annotations.NullMarked;
