import { useEffect, useRef } from 'react';

// What a screen lends to the palette while it is open.

export interface Offered {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly run: () => void;
}

let offered: readonly Offered[] = [];

export function offers(): readonly Offered[] {
  return offered;
}

/** The palette lists these first, as long as whoever calls this is shown. */
export function useOffer(commands: readonly Offered[]): void {
  const now = useRef(commands);
  now.current = commands;
  useEffect(() => {
    offered = now.current.map((one) => ({
      ...one,
      run: () => now.current.find((each) => each.id === one.id)?.run(),
    }));
    return () => {
      offered = [];
    };
  }, [commands.map((one) => one.name).join('\n')]);
}
