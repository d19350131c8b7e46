/// The demonstration: a real theft from end to end, then a deep trace on a generated chain.
@NullMarked
package org.entente.app.demo;

import org.jspecify.annotations.NullMarked;
