/// What a country asks of alerts beyond CAP itself, as data: a file for each country, each line
/// with its source, and one small reader for all.
@NullMarked
package org.entente.watch.warning.profile;

import org.jspecify.annotations.NullMarked;
