/// Japan's lists.
@NullMarked
package org.entente.screen.jp;

import org.jspecify.annotations.NullMarked;
