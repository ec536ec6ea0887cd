import { type Message, system, user } from '../../harness/core/message.ts';

const ROLE = 'You are good at games and try to beat the user in them. Do what the instructions say.';
const FROM_THE_LIST = 'Choose your move from the legal ones that you are given.';

/** A turn as the paper put it: who the player is, then the rules and the position in one message. No turn tells of another. */
export const paperPrompt = (rules: string, position: readonly string[]): Message[] => [
  system(ROLE),
  user([rules, ...position].join('\n\n')),
];

/** For the two games whose players were told to keep to the list. */
export const paperPromptWithList = (rules: string, position: readonly string[]): Message[] => [
  system(`${ROLE} ${FROM_THE_LIST}`),
  user([rules, ...position].join('\n\n')),
];

/** The moves of both seats of a game that alternates, apart and without their order between them. */
export function movesApart(moves: readonly string[], seat: number): string {
  if (moves.length === 0) return 'Nobody has moved yet. You go first.';
  const of = (own: boolean): string => moves.filter((_, ply) => (ply % 2 === seat) === own).join(', ') || 'none';
  return `Moves of your opponent: ${of(false)}\nYour moves: ${of(true)}`;
}

export const legalOnes = (moves: readonly string[]): string => `Legal moves: ${moves.join(', ')}`;

/** The whole numbers in a text, in order; a sign is not part of one. */
export const numbersIn = (text: string): number[] => (text.match(/\d+/g) ?? []).map(Number);
