/**
 * Native objects of better-sqlite3 that are kept until the process ends. From Node 24.19 on, collecting one outside a running context
 * aborts the process (`RemoveEnvironmentCleanupHook`, nodejs/node#65446; better-sqlite3 12 alone runs on Node 20, 13 no longer does).
 * They are few: a store prepares each statement once.
 */
const kept: object[] = [];

export function keep<T extends object>(native: T): T {
  kept.push(native);
  return native;
}
