/// What whoever signs in must answer: made for one browser and purpose, good once, for a while.
@NullMarked
package org.entente.app.challenge;

import org.jspecify.annotations.NullMarked;
