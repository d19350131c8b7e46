@NullMarked
package org.entente.watch.ais;

import org.jspecify.annotations.NullMarked;
