@NullMarked
package org.entente.app.peer;

import org.jspecify.annotations.NullMarked;
