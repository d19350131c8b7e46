@NullMarked
package org.entente.watch.picture;

import org.jspecify.annotations.NullMarked;
