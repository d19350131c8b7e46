/// Feeds of warnings asked over and over: only where they may be, bounded in size, time and
/// number, and with patience when they fail. What they bring is judged before anything is taken.
@NullMarked
package org.entente.app.feed;

import org.jspecify.annotations.NullMarked;
