@NullMarked
package org.entente.app.watch;

import org.jspecify.annotations.NullMarked;
