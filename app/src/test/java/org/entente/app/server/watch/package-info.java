@NullMarked
package org.entente.app.server.watch;

import org.jspecify.annotations.NullMarked;
