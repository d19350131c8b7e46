@NullMarked
package org.entente.chain.script;

import org.jspecify.annotations.NullMarked;
