@NullMarked
package org.entente.app.feed;

import org.jspecify.annotations.NullMarked;
