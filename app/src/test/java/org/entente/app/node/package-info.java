@NullMarked
package org.entente.app.node;

import org.jspecify.annotations.NullMarked;
