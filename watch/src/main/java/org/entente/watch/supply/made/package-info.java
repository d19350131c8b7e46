/// Made monthly trade, for measuring how early a warning comes and how often a false one.
@NullMarked
package org.entente.watch.supply.made;

import org.jspecify.annotations.NullMarked;
