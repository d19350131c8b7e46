@NullMarked
package org.entente.trace.exit;

import org.jspecify.annotations.NullMarked;
