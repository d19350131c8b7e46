@NullMarked
package org.entente.app.proof;

import org.jspecify.annotations.NullMarked;
