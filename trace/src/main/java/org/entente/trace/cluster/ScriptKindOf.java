package org.entente.trace.cluster;

import org.entente.chain.script.ScriptType;

/// Tells the kind of a script by its number.
@FunctionalInterface
interface ScriptKindOf {
  ScriptType of(int script);
}
