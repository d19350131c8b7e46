@NullMarked
package org.entente.app.match;

import org.jspecify.annotations.NullMarked;
