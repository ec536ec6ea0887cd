import chalk from 'chalk';
import { Box, type Key as InkKey, type Instance, render, Text, Transform, useInput, useStdout } from 'ink';
import { memo, useEffect, useState, useSyncExternalStore } from 'react';
import { bodyOf, frame } from './frame.ts';
import type { Key } from './key.ts';
import type { Navigator } from './navigator.ts';
import type { Size } from './screen.ts';
import type { Line, Tone } from './span.ts';

const LOOKS: Readonly<Record<Tone, (text: string) => string>> = {
  plain: (text) => text,
  dim: chalk.dim,
  strong: chalk.bold,
  accent: chalk.cyan,
  good: chalk.green,
  warn: chalk.yellow,
  bad: chalk.red,
  chosen: chalk.inverse,
};

/** Draws whole frames into a stream and hears the terminal's keys until it is unmounted. */
export const mount = (navigator: Navigator, stdout: NodeJS.WriteStream): Instance =>
  render(<App navigator={navigator} />, { stdout, debug: true, exitOnCtrlC: false, patchConsole: false });

/** Everything on the terminal, and every key. */
function App({ navigator }: { navigator: Navigator }) {
  const size = useSize();
  const stack = useSyncExternalStore(navigator.subscribe, navigator.stack);
  useInput((input, key) => {
    for (const one of keysOf(input, key)) navigator.press(one, bodyOf(size));
  });
  return (
    <Box flexDirection="column" width={size.columns} height={size.rows}>
      {frame(stack, size).map((spans, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line of the terminal is its place
        <Row key={i} spans={spans} text={JSON.stringify(spans)} width={size.columns} />
      ))}
    </Box>
  );
}

/**
 * One line, drawn anew only where its text has changed. Ink lays out a blank of the terminal's width and is given the text last: it
 * keeps what it has ever measured, and a run may be watched for days.
 */
const Row = memo(
  ({ spans, width }: { spans: Line; text: string; width: number }) => (
    <Transform transform={() => spans.map(({ text, tone }) => LOOKS[tone](text)).join('')}>
      <Text wrap="truncate">{' '.repeat(width)}</Text>
    </Transform>
  ),
  (before, now) => before.text === now.text && before.width === now.width,
);

/** The terminal's size, also after it has changed. */
function useSize(): Size {
  const { stdout } = useStdout();
  const [size, setSize] = useState<Size>(() => sizeOf(stdout));
  useEffect(() => {
    const changed = () => setSize(sizeOf(stdout));
    stdout.on('resize', changed);
    return () => {
      stdout.off('resize', changed);
    };
  }, [stdout]);
  return size;
}

const sizeOf = ({ columns, rows }: NodeJS.WriteStream): Size => ({ columns: columns || 80, rows: rows || 24 });

/** Keys that come as characters where several were pressed at once. */
const TYPED: Readonly<Record<string, Key>> = { '\r': 'enter', '\n': 'enter', '\t': 'tab', '\u007f': 'backspace', '\u0003': 'ctrl-c' };

/** Keys as screens know them. Pasted text, and keys held down, come as one input; what is left of a split escape sequence is none. */
function keysOf(input: string, key: InkKey): Key[] {
  if (key.ctrl) return input === 'c' ? ['ctrl-c'] : [];
  if (input.length > 1 && input.startsWith('[')) return [];
  const named: [boolean, Key][] = [
    [key.upArrow, 'up'],
    [key.downArrow, 'down'],
    [key.leftArrow, 'left'],
    [key.rightArrow, 'right'],
    [key.pageUp, 'pageup'],
    [key.pageDown, 'pagedown'],
    [key.home, 'home'],
    [key.end, 'end'],
    [key.return, 'enter'],
    [key.escape, 'escape'],
    [key.tab && key.shift, 'shift-tab'],
    [key.tab, 'tab'],
    [key.backspace || key.delete, 'backspace'],
  ];
  const found = named.find(([is]) => is);
  if (found !== undefined) return [found[1]];
  return key.meta ? [] : [...input].flatMap((character) => TYPED[character] ?? (character < ' ' ? [] : character));
}
