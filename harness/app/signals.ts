import type { StopSwitch } from '../engine/stop-switch.ts';

/** The first SIGINT or SIGTERM stops admission and lets calls in flight land; the second drops them. Returns how to take the handlers off. */
export function stopOnSignals(stop: StopSwitch): () => void {
  let times = 0;
  const hear = (signal: NodeJS.Signals) => {
    if (++times === 1) stop.stop(`${signal} received (once more drops the calls in flight)`);
    else stop.drop(`${signal} received twice`);
  };
  process.on('SIGINT', hear);
  process.on('SIGTERM', hear);
  return () => {
    process.off('SIGINT', hear);
    process.off('SIGTERM', hear);
  };
}
