import type { ShownLine, TrialRecord } from '../../results/trial-record.ts';
import { textOf } from '../core/message.ts';
import type { WrittenAnswer } from '../core/step.ts';
import { terminalLine, terminalText } from '../core/terminal-text.ts';
import { inputTokens } from '../core/usage.ts';
import { duration, money, short } from './figures.ts';

/** One trial, readable from top to bottom: positions, prompts, replies, how they were read, verdicts with their reasons. */
export function trialText(record: TrialRecord): string {
  const blocks = [head(record), ...record.lines.map(lineText), foot(record)];
  return blocks.filter((block) => block !== '').join('\n\n');
}

function head({ task, version, parameters, sample, epoch, seed, agents, id, state, error, diverged }: TrialRecord): string {
  const settings = Object.entries(parameters as Record<string, unknown>).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  const lines = [
    `${task} ${sample} · ${agents.map((agent, i) => (agents.length > 1 ? `seat ${i + 1}: ${agent.id}` : agent.id)).join(' · ')}`,
    `trial ${id} · version ${version} · epoch ${epoch} · seed ${seed}${settings.length > 0 ? ` · ${settings.join(' ')}` : ''}`,
  ];
  if (state !== 'closed')
    lines.push(error === null ? 'not closed: started, to be gone on with' : `errored: ${error.kind}: ${error.message}`);
  if (diverged) lines.push('diverged: what was asked changed after part of it was paid for; the rest was drawn afresh');
  return lines.map(terminalLine).join('\n');
}

function lineText(line: ShownLine): string {
  if ('call' in line) return callText(line);
  const { step } = line;
  switch (step.kind) {
    case 'state':
      return indent(terminalText(step.text));
    case 'chance':
      return terminalText(`chance: ${step.text}`);
    case 'act':
      return `${where(line.path)}: ${answerText(step.answer)}${votes(step.candidates)}`;
    case 'replaced':
      return terminalText(`seat ${step.seat + 1}: ${step.failure} answer replaced (${step.by}): ${step.reason}`);
    case 'forced':
      return terminalText(`seat ${step.seat + 1}: ${step.text} (the only legal move, played without asking)`);
    case 'note':
      return terminalText(step.text);
  }
}

const where = (path: string): string => terminalLine(path.split('/').slice(0, 2).reverse().join(', '));

function answerText(answer: WrittenAnswer): string {
  const note = answer.note === undefined ? '' : ` [${terminalLine(answer.note)}]`;
  return answer.ok ? `read as ${terminalText(answer.text)}${note}` : `${answer.kind}: ${terminalLine(answer.reason)}${note}`;
}

/** The draws of a vote, counted. */
function votes(candidates: readonly WrittenAnswer[]): string {
  if (candidates.length < 2) return '';
  const counts = new Map<string, number>();
  for (const candidate of candidates) {
    const name = candidate.ok ? candidate.text : candidate.kind;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return terminalLine(` (${candidates.length} draws: ${[...counts].map(([name, times]) => `${name} ×${times}`).join(', ')})`);
}

function callText({ path, call }: Extract<ShownLine, { call: unknown }>): string {
  const { messages, model, entry, kind } = call;
  const { text, reasoning, finish, usage } = entry.generation;
  const asked = messages.map((message) => `${message.role}: ${textOf(message)}${imagesOf(message.content)}`).join('\n');
  const facts = [
    kind === 'call' ? '' : kind,
    terminalLine(model),
    usage === undefined ? '' : `${short(inputTokens(usage))}/${short(usage.output)} tok`,
    duration(entry.latencyMs),
    entry.cost === null ? 'cost unknown' : entry.cost === 0 ? '' : money(entry.cost),
    entry.attempts > 1 ? `${entry.attempts} attempts` : '',
    finish === 'stop' ? '' : `ended by ${finish}`,
  ].filter((fact) => fact !== '');
  const parts = [`┌ ${terminalLine(path)}`, bar(asked)];
  if (reasoning !== undefined) parts.push('├ reasoning', bar(reasoning));
  parts.push('├ reply', bar(text), `└ ${facts.join(' · ')}`);
  return parts.join('\n');
}

const imagesOf = (content: unknown): string =>
  typeof content === 'string' || !Array.isArray(content)
    ? ''
    : content
        .filter((part: { type: string }) => part.type === 'image')
        .map(
          (part: { mediaType: string; base64: string }) =>
            `\n[image, ${part.mediaType}, ${Math.round((part.base64.length * 3) / 4)} bytes]`,
        )
        .join('');

const bar = (text: string): string =>
  terminalText(text)
    .split('\n')
    .map((line) => `│ ${line}`)
    .join('\n');
const indent = (text: string): string =>
  text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');

function foot({ ended, outcome, verdicts, agents }: TrialRecord): string {
  if (ended === null) return '';
  const lines = [`ended: ${ended}`];
  if (outcome?.returns !== undefined) lines.push(`returns: ${outcome.returns.join(' ')}`);
  for (const { seat, rival, metric, judge, version, score } of verdicts) {
    const who = agents.length > 1 ? `seat ${seat + 1}${rival === undefined ? '' : ` against seat ${rival + 1}`}: ` : '';
    const value = score.scored ? String(score.value) : 'unscored';
    lines.push(`${who}${metric} ${value}${score.reason === undefined ? '' : ` (${score.reason})`} · judge ${judge} ${version}`);
  }
  return lines.map(terminalLine).join('\n');
}
