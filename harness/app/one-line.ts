/** A message on one line, cut where it grows long: errors show what others wrote. */
export const oneLine = (message: string): string => {
  const line = message.replace(/\s+/g, ' ').trim();
  return line.length > 400 ? `${line.slice(0, 400)}…` : line;
};
