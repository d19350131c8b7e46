@NullMarked
package org.entente.app.follow;

import org.jspecify.annotations.NullMarked;
