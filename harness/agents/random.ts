import type { Player } from '../core/agent.ts';
import { read } from '../core/reading.ts';
import type { PlayerMaker } from '../core/suite.ts';
import { single } from './draw.ts';
import { readParameters } from './parameters.ts';

/** The player `random`: each legal answer is equally likely. */
export const randomPlayer: PlayerMaker = {
  name: 'random',
  summary: 'answers uniformly at random among the legal answers',
  make: (parameters) => {
    readParameters('random', {}, parameters);
    return {
      id: 'random',
      fingerprint: { player: 'random', version: '1' },
      models: [],
      callsPerTurn: 0,
      plays: (task) => task.finite || `random cannot take ${task.id}: its turns do not list their legal answers`,
      sit: () => uniform,
    };
  },
};

const uniform: Player = {
  act: async (turn, scope) => {
    if (turn.legal === undefined) throw new Error('random: this turn does not list its legal answers');
    return single({ reading: read(scope.rng.pick(turn.legal)) });
  },
};
