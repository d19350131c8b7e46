/// Text files as the monitors read them: bounded, UTF-8, gzip unpacked, errors with their line.
@NullMarked
package org.entente.watch.text;

import org.jspecify.annotations.NullMarked;
