/// What a desk is asked and what it answers: one function for the command line, the server and
/// the repetition of old decisions.
@NullMarked
package org.entente.app.question;

import org.jspecify.annotations.NullMarked;
