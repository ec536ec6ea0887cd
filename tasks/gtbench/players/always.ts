import { z } from 'zod';
import type { PlayerMaker } from '../../../harness/core/suite.ts';
import { SILENT, TESTIFY } from '../games/prisoners-dilemma.ts';
import { dilemmaPlayer } from './dilemma-player.ts';
import { settings, spec } from './settings.ts';

const parameters = z.strictObject({ move: z.enum(['Silent', 'Testify'], 'expected Silent or Testify, e.g. always?move=Testify') });

/** The same choice in every round. */
export const always: PlayerMaker = {
  name: 'always',
  summary: "prisoner's dilemma: the same choice in every round (move=Silent|Testify)",
  make(raw) {
    const { move } = settings('always', parameters, raw);
    return dilemmaPlayer(spec('always', raw), { player: 'always', move }, () => (move === 'Testify' ? TESTIFY : SILENT));
  },
};
