/** OpenSpiel's parameters under our names. One we have no name for keeps its own, so that the game's schema refuses it. */
export function renamed(raw: Readonly<Record<string, string>>, names: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(raw).map(([name, value]) => [names[name] ?? name, value]));
}
