/// One name against another, whatever they are written in.
@NullMarked
package org.entente.screen.name.match;

import org.jspecify.annotations.NullMarked;
