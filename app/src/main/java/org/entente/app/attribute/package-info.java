/// `entente attribute`: what an address or a transaction belongs to.
@NullMarked
package org.entente.app.attribute;

import org.jspecify.annotations.NullMarked;
