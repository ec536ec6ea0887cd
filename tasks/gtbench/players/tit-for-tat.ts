import { z } from 'zod';
import type { PlayerMaker } from '../../../harness/core/suite.ts';
import { SILENT } from '../games/prisoners-dilemma.ts';
import { dilemmaPlayer } from './dilemma-player.ts';
import { settings } from './settings.ts';

/** Silent first, then whatever the other did last (Rapoport, in Axelrod, 1980). */
export const titForTat: PlayerMaker = {
  name: 'tit-for-tat',
  summary: "prisoner's dilemma: silent first, then what the other did last",
  make(raw) {
    settings('tit-for-tat', z.strictObject({}), raw);
    return dilemmaPlayer('tit-for-tat', { player: 'tit-for-tat' }, (_, other) => other.at(-1) ?? SILENT);
  },
};
