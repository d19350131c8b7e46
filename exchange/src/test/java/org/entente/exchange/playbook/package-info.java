@NullMarked
package org.entente.exchange.playbook;

import org.jspecify.annotations.NullMarked;
