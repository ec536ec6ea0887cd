import { z } from 'zod';
import type { PlayerMaker } from '../../../harness/core/suite.ts';
import { SILENT, TESTIFY } from '../games/prisoners-dilemma.ts';
import { dilemmaPlayer } from './dilemma-player.ts';
import { settings } from './settings.ts';

/** Silent until the other testifies once, then never again (Friedman, 1971). */
export const grim: PlayerMaker = {
  name: 'grim',
  summary: "prisoner's dilemma: silent until the other testifies once, then testifies for good",
  make(raw) {
    settings('grim', z.strictObject({}), raw);
    return dilemmaPlayer('grim', { player: 'grim' }, (_, other) => (other.includes(TESTIFY) ? TESTIFY : SILENT));
  },
};
