import type { StopSwitch } from '../engine/stop-switch.ts';

/** What ends a run: Ctrl-C, a service manager, a terminal that closes. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * The first of the signals stops admission and lets calls in flight land; the second drops them. `first` is called after the first one.
 * Returns how to take the handlers off.
 */
export function stopOnSignals(stop: StopSwitch, first: () => void = () => undefined): () => void {
  let times = 0;
  const hear = (signal: NodeJS.Signals) => {
    if (++times === 1) {
      stop.stop(`${signal} received`);
      first();
    } else stop.drop(`${signal} received twice`);
  };
  for (const signal of SIGNALS) process.on(signal, hear);
  return () => {
    for (const signal of SIGNALS) process.off(signal, hear);
  };
}
