@NullMarked
package org.entente.app.server.overlap;

import org.jspecify.annotations.NullMarked;
