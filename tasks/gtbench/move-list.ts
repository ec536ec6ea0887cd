/** A seat, as the one who reads calls it. */
export function called(seat: number, reader: number, players: number): string {
  if (seat === reader) return 'you';
  return players === 2 ? 'your opponent' : `player ${seat + 1}`;
}

/** The moves of a two-seat game that alternates from seat 0, one a line, each with whose it is. */
export function moveList(moves: readonly string[], reader: number, opening: number): string {
  if (moves.length === 0) return 'No move has been made yet.';
  const lines = moves.map((move, ply) => `${ply + 1}. ${called(ply % 2, reader, 2)}: ${move}`);
  const dealt = opening === 0 ? '' : ` (the first ${opening} were set before the game was handed to you both)`;
  return `Moves so far${dealt}:\n${lines.join('\n')}`;
}

/** More legal moves than this are described, where a game can say in a few words which they are. */
const MOST_LISTED = 40;

/** The last line of a position: what may be played. */
export const legalMoves = (tokens: readonly string[], inWords?: string): string =>
  `It is your turn. Your legal moves: ${inWords === undefined || tokens.length <= MOST_LISTED ? tokens.join(' ') : inWords}`;
