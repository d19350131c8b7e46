/// What locks an output: kinds of scripts, and their addresses.
@NullMarked
package org.entente.chain.script;

import org.jspecify.annotations.NullMarked;
