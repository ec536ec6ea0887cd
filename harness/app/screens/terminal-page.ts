import { EventEmitter } from 'node:events';

/** The other page, no cursor, no wrapping at the edge; and all of it back. */
const OPEN = '\u001b[?1049h\u001b[?25l\u001b[?7l\u001b[2J';
const CLOSE = '\u001b[?7h\u001b[?25h\u001b[?1049l';
/** Terminals that know them draw what stands between these at once. */
const [BEGIN, END] = ['\u001b[?2026h', '\u001b[?2026l'];

/** A terminal's other page, drawn line by line: what stood on the terminal before stands there again once it is closed. */
export interface TerminalPage {
  /** Takes whole frames, as Ink's `debug` mode writes them. */
  readonly stream: NodeJS.WriteStream;
  close(): void;
}

/**
 * Opens the other page. Of a frame only the lines that changed are written, each at its place: all rows can be used, nothing flickers,
 * and a character that terminals measure differently spoils its own line alone. Ink by itself wipes the terminal when a frame is as
 * tall as it is.
 */
export function openPage(out: NodeJS.WriteStream): TerminalPage {
  let shown: readonly string[] = [];
  let open = true;
  const paint = (frame: string): void => {
    const lines = frame.split('\n').slice(0, out.rows || 24);
    const changed = Array.from({ length: Math.max(lines.length, shown.length) }, (_, i) =>
      // Erased first: behind a full line the cursor still stands on its last character.
      lines[i] === shown[i] ? '' : `\u001b[${i + 1};1H\u001b[2K${lines[i] ?? ''}\u001b[0m`,
    ).join('');
    shown = lines;
    if (changed !== '') out.write(`${BEGIN}${changed}${END}`);
  };
  const stream = Object.assign(new EventEmitter(), {
    isTTY: true,
    write(text: string, done?: () => void): boolean {
      if (typeof done === 'function') setImmediate(done);
      if (open && text !== '') paint(text);
      return true;
    },
  });
  Object.defineProperties(stream, { columns: { get: () => out.columns || 80 }, rows: { get: () => out.rows || 24 } });
  const resized = (): void => {
    shown = [];
    out.write('\u001b[2J');
    stream.emit('resize');
  };
  const close = (): void => {
    if (!open) return;
    open = false;
    out.off('resize', resized);
    process.off('exit', close);
    out.write(CLOSE);
  };
  out.on('resize', resized);
  // Also where the program ends by an error.
  process.once('exit', close);
  out.write(OPEN);
  return { stream: stream as unknown as NodeJS.WriteStream, close };
}
