/// The commands of `entente chain`.
@NullMarked
package org.entente.app.chain;

import org.jspecify.annotations.NullMarked;
