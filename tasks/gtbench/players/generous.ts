import { z } from 'zod';
import type { PlayerMaker } from '../../../harness/core/suite.ts';
import { SILENT, TESTIFY } from '../games/prisoners-dilemma.ts';
import { real } from '../parameters.ts';
import { dilemmaPlayer } from './dilemma-player.ts';
import { settings, spec } from './settings.ts';

/**
 * A third is what the formula of Molander (1985) and Nowak and Sigmund (1992), min(1 − (T−R)/(R−S), (R−P)/(T−P)), gives for the
 * payoffs of Axelrod's tournaments (T, R, P, S = 5, 3, 1, 0). For those played here, 10, 5, 1, 0, it gives 0, which is tit for tat.
 */
const parameters = z.strictObject({ forgive: real(0, 1).default(1 / 3) });

/** Generous tit for tat (Nowak and Sigmund, 1992): as tit for tat, but a testimony is forgiven with a certain probability. */
export const generous: PlayerMaker = {
  name: 'generous',
  summary: "prisoner's dilemma: tit for tat that forgives a testimony with probability forgive=1/3",
  make(raw) {
    const { forgive } = settings('generous', parameters, raw);
    return dilemmaPlayer(spec('generous', raw), { player: 'generous', forgive }, (_, other, rng) =>
      other.at(-1) === TESTIFY && rng.next() >= forgive ? TESTIFY : SILENT,
    );
  },
};
