import type { Suite } from '../../harness/core/suite.ts';
import type { Task } from '../../harness/core/task.ts';
import { games } from './games.ts';
import { match } from './match.ts';
import { alternate } from './players/alternate.ts';
import { always } from './players/always.ts';
import { equilibrium } from './players/equilibrium.ts';
import { generous } from './players/generous.ts';
import { grim } from './players/grim.ts';
import { mcts } from './players/mcts.ts';
import { optimal } from './players/optimal.ts';
import { titForTat } from './players/tit-for-tat.ts';
import { verify } from './verify.ts';

/** Games against opponents (GTBench, Duan et al., 2024), by the rules of OpenSpiel 1.4. */
export const gtbench: Suite = {
  id: 'gtbench',
  tasks: games.map((event) => match(event, `gtbench/${event.game.id}`) as Task),
  players: [mcts, optimal, equilibrium, titForTat, generous, grim, alternate, always],
  datasets: [],
  commands: [verify],
};
