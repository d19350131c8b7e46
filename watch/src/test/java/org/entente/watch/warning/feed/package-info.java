@NullMarked
package org.entente.watch.warning.feed;

import org.jspecify.annotations.NullMarked;
