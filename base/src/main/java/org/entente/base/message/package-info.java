/// What Entente says to people, in the partners' languages. Programs are answered in JSON, which
/// stays English, as do logs.
@NullMarked
package org.entente.base.message;

import org.jspecify.annotations.NullMarked;
