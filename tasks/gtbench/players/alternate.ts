import { z } from 'zod';
import type { PlayerMaker } from '../../../harness/core/suite.ts';
import { SILENT, TESTIFY } from '../games/prisoners-dilemma.ts';
import { dilemmaPlayer } from './dilemma-player.ts';
import { settings, spec } from './settings.ts';

const parameters = z.strictObject({
  first: z.enum(['Silent', 'Testify'], 'expected Silent or Testify, e.g. alternate?first=Silent').default('Testify'),
});

/** Testify and silent in turn, whatever the other does: what earns more from tit for tat than silence, where T + S ≥ 2R. */
export const alternate: PlayerMaker = {
  name: 'alternate',
  summary: "prisoner's dilemma: testify and silent in turn (first=Testify|Silent)",
  make(raw) {
    const { first } = settings('alternate', parameters, raw);
    const even = first === 'Testify' ? TESTIFY : SILENT;
    return dilemmaPlayer(spec('alternate', raw), { player: 'alternate', first }, (own) =>
      own.length % 2 === 0 ? even : SILENT + TESTIFY - even,
    );
  },
};
